package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.footfall.model.Slice;
import io.footfall.visits.VisitorStore;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Visitors' memories in the table {@code visitors}, one partition a source and bucket. Reads ask
 * for 30 visitors at a time, writes go 30 in a batch, and either has 34 requests in flight; that is
 * six times as fast as a request a visitor. Memories live as long as the settings' TTL, counted
 * from the visitor's last click.
 */
public final class CassandraVisitorStore implements VisitorStore {

  private static final int IN_FLIGHT = 34;

  private final CassandraSettings settings;
  private final String source;

  private CassandraVisitorStore(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  /** The memories that slices of that source left, and no other's. */
  public static CassandraVisitorStore of(CassandraSettings settings, String source) {
    return new CassandraVisitorStore(settings, source);
  }

  @Override
  public Session open(Slice slice) {
    return open(WriteTime.of(slice));
  }

  /** To correct memories as they stand after the slice, while nobody runs another. */
  public Session openAfter(Slice slice) {
    return open(WriteTime.after(slice));
  }

  private Session open(long writtenAt) {
    return new CassandraSession(
        settings, source, writtenAt, BoundedRequests.of(settings, IN_FLIGHT));
  }

  private static final class CassandraSession implements Session {
    private final String source;
    private final long writtenAt;
    private final int ttlSeconds;
    private final BoundedRequests requests;
    private final BatchedWrites writes;
    private final PreparedStatement select;
    private final PreparedStatement insert;

    CassandraSession(
        CassandraSettings settings, String source, long writtenAt, BoundedRequests requests) {
      this.source = source;
      this.writtenAt = writtenAt;
      this.ttlSeconds = settings.ttlSeconds();
      this.requests = requests;
      this.writes = new BatchedWrites(requests);
      this.select =
          requests.prepare(
              "SELECT visitor_id, memory FROM visitors"
                  + " WHERE source = ? AND bucket = ? AND visitor_id IN ?");
      this.insert =
          requests.prepare(
              "INSERT INTO visitors (source, bucket, visitor_id, memory) VALUES (?, ?, ?, ?)"
                  + " USING TIMESTAMP ? AND TTL ?");
    }

    @Override
    public Map<String, byte[]> load(Map<Integer, ? extends Collection<String>> visitorIds) {
      Map<String, byte[]> memories = new ConcurrentHashMap<>();
      visitorIds.forEach(
          (bucket, ofBucket) -> {
            for (List<String> ids : KeyPieces.of(List.copyOf(ofBucket))) {
              requests.send(
                  select.bind(source, bucket, ids),
                  rows -> {
                    for (Row row : rows.currentPage()) {
                      memories.put(row.getString(0), Bytes.getArray(row.getByteBuffer(1)));
                    }
                  });
            }
          });
      requests.await();
      return memories;
    }

    @Override
    public void save(int bucket, String visitorId, byte[] memory) {
      writes.add(
          bucket,
          insert.bind(source, bucket, visitorId, ByteBuffer.wrap(memory), writtenAt, ttlSeconds));
    }

    @Override
    public void flush() {
      writes.flush();
    }

    /** Nothing of its own to close: the session is the JVM's. */
    @Override
    public void close() {}
  }
}
