package io.footfall.pipelines.reprocess;

import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Slices that follow each other, to be taken in again as one. A record is found among them without
 * a look at each: a day has a hundred thousand slices.
 */
final class ReprocessedRange implements Serializable {

  /** One a partition. */
  private final TreeMap<Integer, SliceRange> ranges = new TreeMap<>();

  /** By partition: when the slice was planned whose range ends before that offset. */
  private final HashMap<Integer, TreeMap<Long, Long>> plannedAtByEnd = new HashMap<>();

  /**
   * @param slices as they were journaled, at least one
   */
  ReprocessedRange(List<Slice> slices) {
    this(slices, Comparator.naturalOrder());
  }

  /** By an order of offsets that may count how often it is asked: every look compares two. */
  ReprocessedRange(List<Slice> slices, Comparator<Long> byOffset) {
    for (Slice slice : slices) {
      for (SliceRange range : slice.ranges()) {
        ranges.merge(
            range.partition(),
            range,
            (one, next) -> new SliceRange(one.topic(), one.partition(), one.from(), next.to()));
        plannedAtByEnd
            .computeIfAbsent(range.partition(), partition -> new TreeMap<>(byOffset))
            .put(range.to(), slice.plannedAtMillis());
      }
    }
  }

  /** All of their ranges, one a partition. */
  List<SliceRange> ranges() {
    return List.copyOf(ranges.values());
  }

  boolean holds(RecordPosition position) {
    SliceRange range = ranges.get(position.partition());
    return range != null
        && range.topic().equals(position.topic())
        && range.from() <= position.offset()
        && position.offset() < range.to();
  }

  /** When the slice was planned that took the record in: by that it is judged again. */
  long plannedAtMillis(RecordPosition position) {
    TreeMap<Long, Long> plannedAt = plannedAtByEnd.get(position.partition());
    Map.Entry<Long, Long> slice =
        plannedAt == null ? null : plannedAt.higherEntry(position.offset());
    if (slice == null) {
      throw new IllegalArgumentException(position + " is in none of the slices");
    }
    return slice.getValue();
  }
}
