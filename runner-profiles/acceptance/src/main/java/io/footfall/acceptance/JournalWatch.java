package io.footfall.acceptance;

import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.slices.JournalEntry;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** Tells a test when the pipeline is in the middle of a slice: the moment to break something. */
public final class JournalWatch {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CassandraJournal journal;
  private long lastSeen;

  private JournalWatch(CassandraJournal journal) {
    this.journal = journal;
  }

  public static JournalWatch of(ClickstreamSettings settings) {
    return new JournalWatch(CassandraJournal.of(settings.cassandra(), settings.source()));
  }

  /** Waits until a slice is under way that none of these calls has seen. */
  public JournalEntry awaitNextSlice() {
    JournalEntry found = await(entry -> !entry.isDone() && entry.slice().number() > lastSeen);
    lastSeen = found.slice().number();
    return found;
  }

  /** Waits until a slice is under way, or has been left in the middle. */
  public JournalEntry awaitUnderWay() {
    return await(entry -> !entry.isDone());
  }

  /** Waits until a slice is done that none of these calls has seen begun. */
  public void awaitProgress() {
    await(this::isProgress);
  }

  /** Whether one is done by now. */
  boolean hasProgressed() {
    return journal.last().filter(this::isProgress).isPresent();
  }

  private boolean isProgress(JournalEntry entry) {
    // Slices follow each other at once: the one before the last is done too
    long done = entry.isDone() ? entry.slice().number() : entry.slice().number() - 1;
    return done > lastSeen;
  }

  /** Waits until a driver has taken up what another left. */
  public JournalEntry awaitTakenUpAgain(JournalEntry left) {
    return await(
        entry ->
            entry.slice().number() > left.slice().number()
                || entry.slice().attempt() > left.slice().attempt());
  }

  private JournalEntry await(Predicate<JournalEntry> condition) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(journal::last, last -> last.filter(condition).isPresent())
        .orElseThrow();
  }
}
