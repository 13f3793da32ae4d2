package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.pipelines.verify.StoredEvents;

/** What a contender really left in Cassandra: a rate of rows that aren't there is none. */
final class StoredRows {

  private StoredRows() {}

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
