package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.pipelines.verify.StoredEvents;
import java.util.Map;

/** What a contender really left in Cassandra: a rate of rows that aren't there is none. */
final class StoredRows {

  /** The columns that are read to count a table's rows: small ones, and none that can be null. */
  private static final Map<String, String> SMALL =
      Map.of(
          "clickstream_events", "bucket",
          "visitors", "bucket",
          "visits_by_day", "bucket",
          "metrics", "start");

  private StoredRows() {}

  /** How many rows of the pipeline's tables there are, all together. */
  static long inAllTables(CqlSession session) {
    long rows = 0;
    for (Map.Entry<String, String> table : SMALL.entrySet()) {
      for (Row unused : session.execute("SELECT " + table.getValue() + " FROM " + table.getKey())) {
        rows++;
      }
    }
    return rows;
  }

  /**
   * Counts the event rows of the session's keyspace.
   *
   * @throws IllegalStateException when it isn't that many
   */
  static void require(CqlSession session, long expected, String engine) {
    long found = StoredEvents.count(session).rows();
    if (found != expected) {
      throw new IllegalStateException(
          "Of " + expected + " events that " + engine + " wrote, Cassandra holds " + found);
    }
  }
}
