package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows into Cassandra as someone would write it who knows the driver and needs nothing else:
 * unlogged batches of 30 rows of one partition, sent as they are full, or each row by itself. One
 * for each thread, the flight shared.
 */
public final class BatchLoop {

  static final int ROWS = 30;

  private final BatchFlight flight;
  private final int rows;
  private final Map<Object, List<BoundStatement>> batches = new HashMap<>();

  public BatchLoop(BatchFlight flight) {
    this(flight, ROWS);
  }

  /** One whose requests are of so many rows. */
  BatchLoop(BatchFlight flight, int rows) {
    this.flight = flight;
    this.rows = rows;
  }

  /** Adds a row, and sends the batch that is full by it; waits for a place in flight. */
  public void add(Object partition, BoundStatement row) {
    List<BoundStatement> batch = batches.computeIfAbsent(partition, key -> new ArrayList<>(rows));
    batch.add(row);
    if (batch.size() == rows) {
      send(batch);
    }
  }

  /** Sends what is left; {@link BatchFlight#await} says when all of it is written. */
  public void finish() {
    batches.values().stream().filter(batch -> !batch.isEmpty()).forEach(this::send);
  }

  private void send(List<BoundStatement> batch) {
    flight.send(
        batch.size() == 1
            ? batch.get(0)
            : BatchStatement.newInstance(BatchType.UNLOGGED).addAll(batch));
    batch.clear();
  }
}
