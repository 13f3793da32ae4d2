package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.pipelines.slices.JournalEntry;
import java.util.Optional;

/**
 * The entries of a source, found in the table {@code slices}: a partition for each ten thousand of
 * them. All is read serially, so that nothing that a driver has been told of is missed.
 */
final class JournalEntries {

  private static final long SLICES_PER_BLOCK = 10_000;

  private final CassandraSettings settings;
  private final String source;

  JournalEntries(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  /** The partition of that slice. */
  static long blockOf(long number) {
    return number / SLICES_PER_BLOCK;
  }

  /** The entry of the highest number. */
  Optional<JournalEntry> last() {
    return lastOf(lastBlock());
  }

  /** The entry of that number. */
  Optional<JournalEntry> find(long number) {
    return row(number).map(JournalRows::entryOf);
  }

  /** Whether this very entry stands there, written by that driver. */
  boolean holds(JournalEntry entry, String driver) {
    return row(entry.slice().number())
        .filter(row -> driver.equals(row.getString("driver")))
        .map(JournalRows::entryOf)
        .equals(Optional.of(entry));
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
    return read("source = ? AND block = ? LIMIT 1", source, block).map(JournalRows::entryOf);
  }

  private Optional<Row> row(long number) {
    return read("source = ? AND block = ? AND number = ?", source, blockOf(number), number);
  }

  private Optional<Row> read(String where, Object... values) {
    return Optional.ofNullable(
        CassandraSessions.get(settings)
            .execute(
                SimpleStatement.newInstance("SELECT * FROM slices WHERE " + where, values)
                    .setConsistencyLevel(DefaultConsistencyLevel.SERIAL)
                    .setIdempotent(true))
            .one());
  }
}
