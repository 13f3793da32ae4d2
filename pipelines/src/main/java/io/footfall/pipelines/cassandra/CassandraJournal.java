package io.footfall.pipelines.cassandra;

import dev.failsafe.function.CheckedSupplier;
import io.footfall.model.Slice;
import io.footfall.pipelines.slices.Journal;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.slices.LeaseLostException;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.UUID;

/**
 * The journal in the table {@code slices}: a partition for each ten thousand slices of a source.
 *
 * <p>Entries are written on a condition and read serially, so that of two drivers that hold
 * themselves for the only one (a lease is a matter of time, and a process can be paused) one finds
 * the other's plan instead of writing over it. Each driver writes a name of its own beside what it
 * plans and takes up: a request whose answer was lost is repeated, and then finds its own entry,
 * which is no conflict, while the same entry of another driver is one.
 */
public final class CassandraJournal implements Journal {

  private final CassandraSettings settings;
  private final String source;
  private final String driver;
  private final JournalEntries entries;
  private final JournalChanges changes;

  private CassandraJournal(CassandraSettings settings, String source, String driver) {
    this.settings = settings;
    this.source = source;
    this.driver = driver;
    this.entries = new JournalEntries(settings, source);
    this.changes = new JournalChanges(settings, driver);
  }

  /**
   * The journal of that source, for one who reads or for one driver. Connects on the first call.
   */
  public static CassandraJournal of(CassandraSettings settings, String source) {
    // The process is for people to find; two of one host may have had the same number
    String driver = ManagementFactory.getRuntimeMXBean().getName() + " " + UUID.randomUUID();
    return new CassandraJournal(settings, source, driver);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public Optional<JournalEntry> last() {
    return retried("read the journal", entries::last);
  }

  /** The entry of that number, or empty when no slice has it. */
  public Optional<JournalEntry> entry(long number) {
    return retried("read the journal", () -> entries.find(number));
  }

  @Override
  public void plan(JournalEntry planned) {
    String slice = name(planned.slice());
    boolean ours =
        retried(
            "journal the plan of " + slice,
            () -> changes.insert(planned) || entries.holds(planned, driver));
    if (!ours) {
      throw new LeaseLostException("Another driver has planned " + slice);
    }
  }

  @Override
  public void takeUp(JournalEntry again) {
    String slice = name(again.slice());
    int attempt = again.slice().attempt();
    boolean ours =
        retried(
            "journal that " + slice + " is taken up again",
            () ->
                changes.takeUp(again, attempt - 1)
                    // Planned by a version that did not count attempts
                    || (attempt == 2 && changes.takeUp(again, null))
                    || entries.holds(again, driver));
    if (!ours) {
      throw new LeaseLostException("Another driver has taken up " + slice);
    }
  }

  @Override
  public void finish(JournalEntry done) {
    String slice = name(done.slice());
    boolean ours = retried("journal the end of " + slice, () -> changes.finish(done));
    if (!ours) {
      throw new LeaseLostException(
          "Another driver has taken up " + slice + ", or its plan is gone from the journal");
    }
  }

  private String name(Slice slice) {
    return "slice " + slice.number() + " of " + source;
  }

  private <T> T retried(String what, CheckedSupplier<T> request) {
    return CassandraRetries.retried(settings, what, request);
  }
}
