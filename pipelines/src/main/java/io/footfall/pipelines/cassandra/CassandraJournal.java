package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import dev.failsafe.function.CheckedSupplier;
import io.footfall.model.Slice;
import io.footfall.pipelines.slices.Journal;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.slices.LeaseLostException;
import java.time.Instant;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The journal in the table {@code slices}: a partition for each ten thousand slices of a source.
 *
 * <p>Entries are written on a condition and read serially, so that of two drivers that hold
 * themselves for the only one (a lease is a matter of time, and a process can be paused) one finds
 * the other's plan instead of writing over it. A request whose answer was lost is repeated, and
 * then finds its own entry, which is no conflict.
 */
public final class CassandraJournal implements Journal {

  private static final long SLICES_PER_BLOCK = 10_000;

  private final CassandraSettings settings;
  private final String source;

  private CassandraJournal(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  /** The journal of that source. Connects on the first call. */
  public static CassandraJournal of(CassandraSettings settings, String source) {
    return new CassandraJournal(settings, source);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Optional<JournalEntry> last() {
    return retried("read the journal", () -> lastOf(lastBlock()));
  }

  @Override
  public void plan(JournalEntry planned) {
    Slice slice = planned.slice();
    boolean ours =
        retried(
            "journal the plan of slice " + slice.number(),
            () ->
                session().execute(insertOf(planned)).wasApplied()
                    || find(slice.number()).equals(Optional.of(planned)));
    if (!ours) {
      throw new LeaseLostException(
          "Another driver has planned slice " + slice.number() + " of " + source);
    }
  }

  @Override
  public void takeUp(JournalEntry again) {
    Slice slice = again.slice();
    boolean ours =
        retried(
            "journal that slice " + slice.number() + " is taken up again",
            () ->
                isTakenUp(again, slice.attempt() - 1)
                    // Planned by a version that did not count attempts
                    || (slice.attempt() == 2 && isTakenUp(again, null))
                    || find(slice.number()).equals(Optional.of(again)));
    if (!ours) {
      throw new LeaseLostException(
          "Another driver has taken up slice " + slice.number() + " of " + source);
    }
  }

  @Override
  public void finish(JournalEntry done) {
    Slice slice = done.slice();
    boolean applied =
        retried(
            "journal the end of slice " + slice.number(),
            () -> session().execute(updateOf(done)).wasApplied());
    if (!applied) {
      throw new LeaseLostException(
          "The plan of slice " + slice.number() + " of " + source + " is gone from the journal");
    }
  }

  /** Blocks are filled without gaps, so doubling and halving find the last. */
  private long lastBlock() {
    long filled = 0;
    long empty = 1;
    while (lastOf(empty).isPresent()) {
      filled = empty;
      empty *= 2;
    }
    while (empty - filled > 1) {
      long middle = (filled + empty) / 2;
      if (lastOf(middle).isPresent()) {
        filled = middle;
      } else {
        empty = middle;
      }
    }
    return filled;
  }

  private Optional<JournalEntry> lastOf(long block) {
    return read("source = ? AND block = ? LIMIT 1", source, block);
  }

  /** The entry of that number, or empty when no slice has it. */
  public Optional<JournalEntry> entry(long number) {
    return retried("read the journal", () -> find(number));
  }

  private Optional<JournalEntry> find(long number) {
    return read("source = ? AND block = ? AND number = ?", source, blockOf(number), number);
  }

  private Optional<JournalEntry> read(String where, Object... values) {
    Row row =
        session()
            .execute(
                SimpleStatement.newInstance("SELECT * FROM slices WHERE " + where, values)
                    .setConsistencyLevel(DefaultConsistencyLevel.SERIAL)
                    .setIdempotent(true))
            .one();
    return Optional.ofNullable(row).map(JournalRows::entryOf);
  }

  private BoundStatement insertOf(JournalEntry planned) {
    Slice slice = planned.slice();
    return session()
        .prepare(
            "INSERT INTO slices (source, block, number, planned_at, topic, range_from, range_to,"
                + " positions, truncated_from, truncated_to, settles, state, attempt)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) IF NOT EXISTS")
        .bind(
            source,
            blockOf(slice.number()),
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
            slice.attempt());
  }

  private boolean isTakenUp(JournalEntry again, @Nullable Integer attemptBefore) {
    return session().execute(takeUpOf(again, attemptBefore)).wasApplied();
  }

  private BoundStatement takeUpOf(JournalEntry again, @Nullable Integer attemptBefore) {
    Slice slice = again.slice();
    return session()
        .prepare(
            "UPDATE slices SET attempt = ?, truncated_from = ?, truncated_to = ?"
                + " WHERE source = ? AND block = ? AND number = ?"
                + " IF planned_at = ? AND state = ? AND attempt = ?")
        .bind(
            slice.attempt(),
            JournalRows.starts(again.truncated()),
            JournalRows.ends(again.truncated()),
            source,
            blockOf(slice.number()),
            slice.number(),
            Instant.ofEpochMilli(slice.plannedAtMillis()),
            again.state().name(),
            attemptBefore);
  }

  private BoundStatement updateOf(JournalEntry done) {
    return session()
        .prepare(
            "UPDATE slices SET state = ?, outcomes = ?, finished_at = ?, truncated_from = ?,"
                + " truncated_to = ? WHERE source = ? AND block = ? AND number = ?"
                + " IF planned_at = ?")
        .bind(
            done.state().name(),
            done.outcomes(),
            done.finishedAtMillis().map(Instant::ofEpochMilli).orElse(null),
            JournalRows.starts(done.truncated()),
            JournalRows.ends(done.truncated()),
            source,
            blockOf(done.slice().number()),
            done.slice().number(),
            Instant.ofEpochMilli(done.slice().plannedAtMillis()));
  }

  private static long blockOf(long number) {
    return number / SLICES_PER_BLOCK;
  }

  private CqlSession session() {
    return CassandraSessions.get(settings);
  }

  private <T> T retried(String what, CheckedSupplier<T> request) {
    return CassandraRetries.retried(settings, what, request);
  }
}
