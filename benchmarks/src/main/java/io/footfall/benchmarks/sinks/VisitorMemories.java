package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What the pipeline has come to remember of each visitor, for a peer that writes such rows too. */
record VisitorMemories(Map<String, ByteBuffer> byVisitor) {

  private static final ByteBuffer OF_NOBODY = ByteBuffer.allocate(0);

  /** Reads the whole table of the session's keyspace. */
  static VisitorMemories read(CqlSession session) {
    Map<String, ByteBuffer> byVisitor = new HashMap<>();
    for (Row row : session.execute("SELECT visitor_id, memory FROM visitors")) {
      byVisitor.put(row.getString(0), row.getByteBuffer(1));
    }
    return new VisitorMemories(byVisitor);
  }

  /** How large a memory is, on average. */
  long meanBytes() {
    return Math.round(
        byVisitor.values().stream().mapToInt(ByteBuffer::remaining).average().orElse(0));
  }

  /** The visitor's memory; nothing for one who has none. */
  ByteBuffer of(String visitorId) {
    return byVisitor.getOrDefault(visitorId, OF_NOBODY).duplicate();
  }
}
