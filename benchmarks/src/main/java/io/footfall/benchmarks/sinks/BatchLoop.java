package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Rows into Cassandra as someone would write it who knows the driver and needs nothing else:
 * unlogged batches of 30 rows of one partition, sent as they are full, so many in flight; the first
 * failure ends it. One for each thread, the places in flight shared.
 */
public final class BatchLoop {

  private static final int ROWS = 30;

  private final CqlSession session;
  private final Semaphore places;
  private final AtomicReference<Throwable> failure;
  private final Map<Object, List<BoundStatement>> batches = new HashMap<>();

  public BatchLoop(CqlSession session, Semaphore places, AtomicReference<Throwable> failure) {
    this.session = session;
    this.places = places;
    this.failure = failure;
  }

  /** Adds a row, and sends the batch that is full by it; waits for a place in flight. */
  public void add(Object partition, BoundStatement row) {
    List<BoundStatement> batch = batches.computeIfAbsent(partition, key -> new ArrayList<>(ROWS));
    batch.add(row);
    if (batch.size() == ROWS) {
      send(batch);
    }
  }

  /** Sends what is left; all of it is written when all places are free again. */
  public void finish() {
    batches.values().stream().filter(batch -> !batch.isEmpty()).forEach(this::send);
  }

  private void send(List<BoundStatement> batch) {
    places.acquireUninterruptibly();
    CompletionStage<?> unused =
        session
            .executeAsync(BatchStatement.newInstance(BatchType.UNLOGGED).addAll(batch))
            .whenComplete(
                (result, failed) -> {
                  if (failed != null) {
                    failure.compareAndSet(null, failed);
                  }
                  places.release();
                });
    batch.clear();
    if (failure.get() != null) {
      throw new IllegalStateException("Cassandra refused a batch", failure.get());
    }
  }
}
