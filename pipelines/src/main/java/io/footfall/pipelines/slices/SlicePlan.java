package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import java.util.List;
import java.util.Map;

/**
 * What to read next.
 *
 * @param ranges at most one a partition, at least one in all
 * @param truncated offsets that the log no longer holds and that are passed over, by decision
 * @param positions by partition, where the slice after this one starts; for every partition seen
 * @param lagAfter how many offsets the log held beyond this plan when it was made
 */
public record SlicePlan(
    List<SliceRange> ranges,
    List<SliceRange> truncated,
    Map<Integer, Long> positions,
    long lagAfter) {

  public SlicePlan {
    ranges = List.copyOf(ranges);
    truncated = List.copyOf(truncated);
    positions = Map.copyOf(positions);
    if (ranges.isEmpty()) {
      throw new IllegalArgumentException("A plan has at least one range");
    }
  }
}
