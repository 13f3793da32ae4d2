package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.Click;
import io.footfall.model.VisitorBuckets;
import java.time.Instant;

/**
 * Writes clicks in place of those that were stored for the same record, of the same visitor; one
 * that happened at another time or has another id leaves its old row. For one thread, and for while
 * nobody runs a slice.
 */
public final class ClickReplacement {

  private static final int IN_FLIGHT = 8;

  private final ClickRows rows;
  private final BatchedWrites writes;
  private final PreparedStatement delete;

  private ClickReplacement(CassandraSettings settings, VisitorBuckets buckets) {
    BoundedRequests requests = BoundedRequests.of(settings, IN_FLIGHT);
    this.rows = ClickRows.of(requests, buckets, settings.ttlSeconds());
    this.writes = new BatchedWrites(requests);
    this.delete =
        requests.prepare(
            "DELETE FROM clickstream_events"
                + " WHERE day = ? AND bucket = ? AND timestamp = ? AND row_key = ?");
  }

  public static ClickReplacement in(CassandraSettings settings, VisitorBuckets buckets) {
    return new ClickReplacement(settings, buckets);
  }

  /** Writes the one in place of the other. */
  public void replace(Click before, Click after) {
    ClickRows.Partition partition = rows.partitionOf(after);
    writes.add(partition, rows.rowOver(partition, after));
    if (before.occurredAt() != after.occurredAt() || !before.eventId().equals(after.eventId())) {
      remove(before);
    }
  }

  /** Deletes the click's row. */
  public void remove(Click click) {
    ClickRows.Partition partition = rows.partitionOf(click);
    writes.add(
        partition,
        delete.bind(
            partition.day(),
            partition.bucket(),
            Instant.ofEpochMilli(click.occurredAt()),
            click.eventId().toString()));
  }

  /** Returns when all has been written; throws when any of it could not be. */
  public void flush() {
    writes.flush();
  }
}
