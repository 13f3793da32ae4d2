package io.footfall.pipelines.reprocess;

import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Slices that follow each other, to be taken in again as one.
 *
 * @param slices as they were journaled, at least one
 */
record ReprocessedRange(List<Slice> slices) implements Serializable {

  ReprocessedRange {
    slices = List.copyOf(slices);
  }

  /** All of their ranges, one a partition. */
  List<SliceRange> ranges() {
    Map<Integer, SliceRange> ranges = new TreeMap<>();
    for (Slice slice : slices) {
      for (SliceRange range : slice.ranges()) {
        ranges.merge(
            range.partition(),
            range,
            (one, next) -> new SliceRange(one.topic(), one.partition(), one.from(), next.to()));
      }
    }
    return new ArrayList<>(ranges.values());
  }

  boolean holds(RecordPosition position) {
    return ranges().stream()
        .anyMatch(
            range ->
                range.topic().equals(position.topic())
                    && range.partition() == position.partition()
                    && range.from() <= position.offset()
                    && position.offset() < range.to());
  }

  /** When the slice was planned that took the record in: by that it is judged again. */
  long plannedAtMillis(RecordPosition position) {
    for (Slice slice : slices) {
      for (SliceRange range : slice.ranges()) {
        if (range.partition() == position.partition() && position.offset() < range.to()) {
          return slice.plannedAtMillis();
        }
      }
    }
    throw new IllegalArgumentException(position + " is in none of the slices");
  }
}
