package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.protocol.internal.util.Bytes;
import io.footfall.figures.DeferredFigures;
import io.footfall.figures.Shards;
import io.footfall.model.Slice;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.collect.Iterators;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Deferred figures in the table {@code deferred_figures}: a row for each slice and part, in one
 * batch for each shard, since a partition has a shard's.
 */
public final class CassandraDeferredFigures implements DeferredFigures {

  private static final int IN_FLIGHT = 8;

  private final CassandraSettings settings;
  private final String source;

  private CassandraDeferredFigures(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  /** What slices of that source have set aside, and no other's. */
  public static CassandraDeferredFigures of(CassandraSettings settings, String source) {
    return new CassandraDeferredFigures(settings, source);
  }

  @Override
  public Session open(Slice slice) {
    return new CassandraSession(settings, source, slice);
  }

  /**
   * Whether anything was set aside that no later slice has settled: after a driver in order nothing
   * is, after one that was killed what the next driver goes on with.
   */
  public boolean areWaiting() {
    return IntStream.range(0, Shards.PARTS)
        .map(Shards::shardOf)
        .distinct()
        .anyMatch(this::areWaiting);
  }

  /** The newest row of a part comes first, and has no figures where it says that it was settled. */
  private boolean areWaiting(int shard) {
    SimpleStatement newest =
        SimpleStatement.newInstance(
            "SELECT part, WRITETIME(figures) AS set_aside_at FROM deferred_figures"
                + " WHERE source = ? AND shard = ? GROUP BY part",
            source,
            shard);
    for (Row row : CassandraSessions.get(settings).execute(newest)) {
      if (!row.isNull("set_aside_at")) {
        return true;
      }
    }
    return false;
  }

  private static final class CassandraSession implements Session {

    private final CassandraSettings settings;
    private final String source;
    private final long slice;
    private final long writtenAt;
    private final BoundedRequests requests;
    private final BatchedWrites writes;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement delete;

    CassandraSession(CassandraSettings settings, String source, Slice slice) {
      this.settings = settings;
      this.source = source;
      this.slice = slice.number();
      this.writtenAt = WriteTime.of(slice);
      this.requests = BoundedRequests.of(settings, IN_FLIGHT);
      this.writes = new BatchedWrites(requests);
      this.select =
          requests.prepare(
              "SELECT slice, figures FROM deferred_figures"
                  + " WHERE source = ? AND shard = ? AND part = ? AND slice < ?");
      this.insert =
          requests.prepare(
              "INSERT INTO deferred_figures (source, shard, part, slice, figures)"
                  + " VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?");
      this.delete =
          requests.prepare(
              "DELETE FROM deferred_figures USING TIMESTAMP ?"
                  + " WHERE source = ? AND shard = ? AND part = ? AND slice < ?");
    }

    @Override
    public Map<Integer, List<byte[]>> settle(Set<Integer> parts) {
      Map<Integer, AsyncResultSet> firstPages = new ConcurrentHashMap<>();
      for (int part : parts) {
        requests.send(selectOf(part), page -> firstPages.put(part, page));
      }
      requests.await();
      Map<Integer, List<byte[]>> chunks = new HashMap<>();
      for (int part : parts) {
        chunks.put(part, settle(part, firstPages.get(part)));
      }
      return chunks;
    }

    private List<byte[]> settle(int part, AsyncResultSet firstPage) {
      int shard = Shards.shardOf(part);
      List<byte[]> chunks = new ArrayList<>();
      for (Iterator<Row> rows = rowsOf(part, firstPage); rows.hasNext(); ) {
        Row row = rows.next();
        ByteBuffer figures = row.getByteBuffer(1);
        if (figures == null) {
          writes.add(shard, delete.bind(writtenAt, source, shard, part, row.getLong(0)));
          break;
        }
        chunks.add(Bytes.getArray(figures));
      }
      write(part, null);
      return chunks;
    }

    private Iterator<Row> rowsOf(int part, AsyncResultSet firstPage) {
      Iterator<Row> rows = firstPage.currentPage().iterator();
      ByteBuffer next = firstPage.getExecutionInfo().getPagingState();
      return next == null
          ? rows
          : Iterators.concat(rows, new PagedRows(settings, selectOf(part).setPagingState(next)));
    }

    private BoundStatement selectOf(int part) {
      return select.bind(source, Shards.shardOf(part), part, slice);
    }

    @Override
    public void defer(int part, byte[] packed) {
      write(part, ByteBuffer.wrap(packed));
    }

    private void write(int part, @Nullable ByteBuffer figures) {
      int shard = Shards.shardOf(part);
      writes.add(shard, insert.bind(source, shard, part, slice, figures, writtenAt));
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
