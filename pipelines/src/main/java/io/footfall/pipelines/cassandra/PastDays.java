package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.LocalDate;
import java.util.List;

/** Whole days of clicks and visits, to be deleted when they are old enough. */
public final class PastDays {

  private static final List<String> TABLES = List.of("clickstream_events", "visits_by_day");

  private final CassandraSettings settings;

  private PastDays(CassandraSettings settings) {
    this.settings = settings;
  }

  public static PastDays in(CassandraSettings settings) {
    return new PastDays(settings);
  }

  /**
   * Deletes clicks and visits of whole days before that one, of everybody; how many partitions that
   * were.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public long eraseBefore(LocalDate day) {
    CqlSession session = CassandraSessions.get(settings);
    long partitions = 0;
    for (String table : TABLES) {
      PagedRows stored =
          new PagedRows(
              settings,
              BoundedRequests.of(settings, 1)
                  .prepare("SELECT DISTINCT day, bucket FROM " + table)
                  .bind());
      while (stored.hasNext()) {
        Row partition = stored.next();
        if (partition.getLocalDate("day").isBefore(day)) {
          SimpleStatement delete =
              SimpleStatement.newInstance(
                      "DELETE FROM " + table + " WHERE day = ? AND bucket = ?",
                      partition.getLocalDate("day"),
                      partition.getInt("bucket"))
                  .setIdempotent(true);
          CassandraRetries.retried(settings, "delete a past day", () -> session.execute(delete));
          partitions++;
        }
      }
    }
    return partitions;
  }
}
