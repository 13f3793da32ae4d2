package io.footfall.lake.report;

import io.footfall.model.RecordPosition;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.slices.JournalEntry;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * By which slices the clickstream took the log in. Comes in: where a record lies. Goes out: the
 * number of its slice. A robot's visitor is among the live unique visitors where its first clicks
 * came in a slice before the one that gave it away, and that is to be known to count the same.
 */
public final class ClickstreamSlices implements Serializable {

  /** Before a day's first click happened none of it was read, however wrong a clock was. */
  private static final Duration EARLIER = Duration.ofDays(1);

  /** By partition, the numbers of slices by their first offset there. */
  private final Map<Integer, TreeMap<Long, Long>> starts = new HashMap<>();

  private ClickstreamSlices() {}

  /** All of the log at once: a robot is known from its first click. */
  public static ClickstreamSlices single() {
    return new ClickstreamSlices();
  }

  /** Those of the journal that clicks of these days can be in. */
  public static ClickstreamSlices of(CassandraJournal journal, Days days) {
    ClickstreamSlices slices = new ClickstreamSlices();
    long earliest = days.fromMillis() - EARLIER.toMillis();
    Optional<JournalEntry> entry = journal.last();
    while (entry.isPresent() && entry.get().slice().plannedAtMillis() >= earliest) {
      slices.add(entry.get());
      entry = journal.entry(entry.get().slice().number() - 1);
    }
    return slices;
  }

  private void add(JournalEntry entry) {
    for (SliceRange range : entry.slice().ranges()) {
      starts
          .computeIfAbsent(range.partition(), partition -> new TreeMap<>())
          .put(range.from(), entry.slice().number());
    }
  }

  /** The number of the slice that the record was in; 0 for one before all that are known. */
  long numberOf(RecordPosition position) {
    NavigableMap<Long, Long> ofPartition = starts.get(position.partition());
    Map.Entry<Long, Long> slice =
        ofPartition == null ? null : ofPartition.floorEntry(position.offset());
    return slice == null ? 0 : slice.getValue();
  }
}
