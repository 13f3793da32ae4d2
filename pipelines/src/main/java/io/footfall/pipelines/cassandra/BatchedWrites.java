package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows on their way to Cassandra, gathered by partition into unlogged batches: of 30, the measured
 * best, and of no more than 40 KB, below the 50 KiB at which a server with default thresholds
 * refuses a batch. A row that is larger goes alone. For one thread.
 */
public final class BatchedWrites {

  private static final int MOST_ROWS = 30;
  private static final int MOST_BYTES = 40_000;

  /** What names and lengths add to a row's values, roughly. */
  private static final int OVERHEAD_BYTES = 60;

  private final BoundedRequests requests;
  private final Map<Object, Batch> batches = new HashMap<>();

  /** Into batches that go by those requests. */
  public BatchedWrites(BoundedRequests requests) {
    this.requests = requests;
  }

  /**
   * Adds a row, and sends its batch when full.
   *
   * @param partition equal for rows of one table and partition, and only for those
   */
  public void add(Object partition, BoundStatement row) {
    int bytes = sizeOf(row);
    Batch batch = batches.computeIfAbsent(partition, key -> new Batch());
    if (!batch.rows.isEmpty() && batch.bytes + bytes > MOST_BYTES) {
      send(batch);
    }
    batch.rows.add(row);
    batch.bytes += bytes;
    if (batch.rows.size() == MOST_ROWS) {
      send(batch);
    }
  }

  /**
   * Sends what is left, and returns when all has been written.
   *
   * @throws CassandraUnavailableException when any of it could not be
   */
  public void flush() {
    for (Batch batch : batches.values()) {
      if (!batch.rows.isEmpty()) {
        send(batch);
      }
    }
    batches.clear();
    requests.await();
  }

  private void send(Batch batch) {
    if (batch.rows.size() == 1) {
      requests.send(batch.rows.get(0));
    } else {
      requests.send(
          BatchStatement.newInstance(DefaultBatchType.UNLOGGED)
              .addAll(batch.rows)
              .setIdempotent(true));
    }
    batch.rows = new ArrayList<>();
    batch.bytes = 0;
  }

  private static int sizeOf(BoundStatement row) {
    int bytes = OVERHEAD_BYTES;
    for (ByteBuffer value : row.getValues()) {
      bytes += value == null ? 4 : 4 + value.remaining();
    }
    return bytes;
  }

  private static final class Batch {
    private List<BoundStatement> rows = new ArrayList<>();
    private int bytes;
  }
}
