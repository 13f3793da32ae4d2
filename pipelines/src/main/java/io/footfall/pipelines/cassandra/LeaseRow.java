package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.Optional;

/** A row of {@code leases}, changed only by compare-and-set. */
record LeaseRow(CassandraSettings settings, String source, Duration ttl) {

  /** Another owner's hold, and how often it had been renewed when looked at. */
  record Hold(String owner, long renewals) {}

  /**
   * Takes the lease if nobody has it, and otherwise says who does.
   *
   * @throws DriverException when Cassandra does not answer
   */
  Optional<Hold> take(String owner) {
    Row row =
        execute(
                SimpleStatement.newInstance(
                    "INSERT INTO leases (source, owner, renewals) VALUES (?, ?, 0)"
                        + " IF NOT EXISTS USING TTL ?",
                    source,
                    owner,
                    seconds()))
            .one();
    // Ours may stand there already: the answer to an earlier try was lost
    if (row.getBoolean("[applied]") || owner.equals(row.getString("owner"))) {
      return Optional.empty();
    }
    return Optional.of(new Hold(row.getString("owner"), row.getLong("renewals")));
  }

  /** Whose it is, if anybody's. */
  Optional<String> owner() {
    Row row =
        execute(SimpleStatement.newInstance("SELECT owner FROM leases WHERE source = ?", source))
            .one();
    return Optional.ofNullable(row).map(held -> held.getString("owner"));
  }

  /** Lets the lease last a TTL from now; false when it is no longer the owner's. */
  boolean renew(String owner, long renewals) {
    return execute(
            SimpleStatement.newInstance(
                "UPDATE leases USING TTL ? SET owner = ?, renewals = ? WHERE source = ?"
                    + " IF owner = ?",
                seconds(),
                owner,
                renewals,
                source,
                owner))
        .wasApplied();
  }

  /** Ends the lease, if it is still the owner's. */
  void giveBack(String owner) {
    execute(
        SimpleStatement.newInstance(
            "DELETE FROM leases WHERE source = ? IF owner = ?", source, owner));
  }

  private int seconds() {
    return (int) ttl.toSeconds();
  }

  /** An answer that comes later than the next renewal is of no use. */
  private ResultSet execute(SimpleStatement statement) {
    return CassandraSessions.get(settings).execute(statement.setTimeout(ttl.dividedBy(3)));
  }
}
