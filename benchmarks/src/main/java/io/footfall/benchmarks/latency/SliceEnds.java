package io.footfall.benchmarks.latency;

import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.SliceReport;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * When the slices were done: both stores had acknowledged every row and document of theirs, and the
 * journal said so. Later than either store had them, so a latency taken from it is an upper bound
 * for both.
 */
final class SliceEnds implements NoRetries {

  /** Of each partition, by the last offset of a slice: when that slice was done. */
  private final Map<Integer, NavigableMap<Long, Long>> byPartition = new ConcurrentHashMap<>();

  private int slices;

  @Override
  public void finished(SliceReport report) {
    finished(report.slice(), System.currentTimeMillis());
  }

  void finished(Slice slice, long atMillis) {
    slices++;
    for (SliceRange range : slice.ranges()) {
      byPartition
          .computeIfAbsent(range.partition(), key -> new ConcurrentSkipListMap<>())
          .put(range.to() - 1, atMillis);
    }
  }

  int slices() {
    return slices;
  }

  /**
   * When the record's slice was done.
   *
   * @throws IllegalStateException when no slice held it
   */
  long endOf(int partition, long offset) {
    NavigableMap<Long, Long> ends = byPartition.get(partition);
    Map.Entry<Long, Long> end = ends == null ? null : ends.ceilingEntry(offset);
    if (end == null) {
      throw new IllegalStateException("No slice held the record " + partition + "@" + offset);
    }
    return end.getValue();
  }
}
