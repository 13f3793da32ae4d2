package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.model.Slice;
import io.footfall.pipelines.slices.JournalEntry;
import java.time.Instant;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Changes to the table {@code slices} by one driver, each on a condition. Goes out: whether it was
 * applied, or, where the answer to an earlier try was lost, whether it applies no more.
 */
final class JournalChanges {

  private final CassandraSettings settings;
  private final String driver;

  /** By a driver of that name, which no other has. */
  JournalChanges(CassandraSettings settings, String driver) {
    this.settings = settings;
    this.driver = driver;
  }

  /** Writes a new entry, where none stands under its number. */
  boolean insert(JournalEntry planned) {
    Slice slice = planned.slice();
    return isApplied(
        "INSERT INTO slices (source, block, number, planned_at, topic, range_from, range_to,"
            + " positions, truncated_from, truncated_to, settles, state, attempt, driver)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS",
        slice.source(),
        JournalEntries.blockOf(slice.number()),
        slice.number(),
        Instant.ofEpochMilli(slice.plannedAtMillis()),
        slice.topic(),
        JournalRows.starts(slice.ranges()),
        JournalRows.ends(slice.ranges()),
        planned.positions(),
        JournalRows.starts(planned.truncated()),
        JournalRows.ends(planned.truncated()),
        slice.settles(),
        planned.state().name(),
        slice.attempt(),
        driver);
  }

  /** Counts an unfinished entry on, where it is as it was at that attempt. */
  boolean takeUp(JournalEntry again, @Nullable Integer attemptBefore) {
    Slice slice = again.slice();
    return isApplied(
        "UPDATE slices SET attempt = ?, driver = ?, truncated_from = ?, truncated_to = ?"
            + " WHERE source = ? AND block = ? AND number = ?"
            + " IF planned_at = ? AND state = ? AND attempt = ?",
        slice.attempt(),
        driver,
        JournalRows.starts(again.truncated()),
        JournalRows.ends(again.truncated()),
        slice.source(),
        JournalEntries.blockOf(slice.number()),
        slice.number(),
        Instant.ofEpochMilli(slice.plannedAtMillis()),
        again.state().name(),
        attemptBefore);
  }

  /** Writes what an entry came to, where no other driver has taken it up. */
  boolean finish(JournalEntry done) {
    Slice slice = done.slice();
    return isApplied(
        "UPDATE slices SET state = ?, outcomes = ?, finished_at = ?, truncated_from = ?,"
            + " truncated_to = ? WHERE source = ? AND block = ? AND number = ?"
            + " IF planned_at = ? AND attempt = ? AND driver = ?",
        done.state().name(),
        done.outcomes(),
        done.finishedAtMillis().map(Instant::ofEpochMilli).orElse(null),
        JournalRows.starts(done.truncated()),
        JournalRows.ends(done.truncated()),
        slice.source(),
        JournalEntries.blockOf(slice.number()),
        slice.number(),
        Instant.ofEpochMilli(slice.plannedAtMillis()),
        slice.attempt(),
        driver);
  }

  private boolean isApplied(String change, @Nullable Object... values) {
    CqlSession session = CassandraSessions.get(settings);
    return session.execute(session.prepare(change).bind(values)).wasApplied();
  }
}
