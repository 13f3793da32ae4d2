package io.footfall.pipelines.reprocess;

import io.footfall.figures.Shards;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.slices.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/** The slices of a source that are done, as its journal has them. */
final class DoneSlices {

  private final CassandraJournal journal;

  private DoneSlices(CassandraJournal journal) {
    this.journal = journal;
  }

  static DoneSlices of(ClickstreamSettings settings) {
    return new DoneSlices(CassandraJournal.of(settings.cassandra(), settings.source()));
  }

  /**
   * Those of these numbers that have records, at least one.
   *
   * @throws IllegalArgumentException when there are none, or they are not all done
   */
  List<Slice> between(long first, long last) {
    List<Slice> slices = new ArrayList<>();
    for (long number = first; number <= last; number++) {
      long wanted = number;
      JournalEntry entry =
          journal
              .entry(number)
              .filter(JournalEntry::isDone)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "Slice "
                              + wanted
                              + " is not done: give slices that are, or run the clickstream first"));
      if (!entry.slice().ranges().isEmpty()) {
        slices.add(entry.slice());
      }
    }
    if (slices.isEmpty()) {
      throw new IllegalArgumentException(
          "There are no slices with records from " + first + " to " + last);
    }
    return slices;
  }

  /** The number of the first that was planned then or later; numbers rise with that time. */
  long firstPlannedFrom(Instant from) {
    long last = journal.last().map(entry -> entry.slice().number()).orElse(0L);
    return firstPlannedFrom(
        from, last, number -> journal.entry(number).orElseThrow().slice().plannedAtMillis());
  }

  /** The same, by when each slice up to the last was planned; one beyond it where none was. */
  static long firstPlannedFrom(Instant from, long last, LongUnaryOperator plannedAt) {
    long low = 1;
    long high = last + 1;
    while (low < high) {
      long middle = (low + high) / 2;
      if (plannedAt.applyAsLong(middle) < from.toEpochMilli()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** As {@link #lastSettled}, for who asks nothing else of it. */
  void ensureSettled() {
    Slice unused = lastSettled();
  }

  /**
   * The last one.
   *
   * @throws IllegalStateException when it is not done, or has left figures to be merged
   */
  Slice lastSettled() {
    return journal
        .last()
        .filter(entry -> entry.isDone() && Shards.areSettledBy(entry.slice()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The last slice is not done, or has left figures to be merged: run"
                        + " clickstream --untilCaughtUp"))
        .slice();
  }
}
