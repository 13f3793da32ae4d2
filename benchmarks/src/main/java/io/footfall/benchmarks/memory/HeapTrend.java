package io.footfall.benchmarks.memory;

import java.util.ArrayList;
import java.util.List;

/**
 * Comes in: what the heap held after a collection, by slice. Goes out: how much it gained a slice,
 * as the slope of the straight line nearest to the second half of the samples. The first half is
 * left out: pools fill, code is compiled, and the runner's pages keep the last some hundred jobs.
 */
final class HeapTrend {

  private record Sample(long slice, long bytes) {}

  private final List<Sample> samples = new ArrayList<>();

  void add(long slice, long bytes) {
    samples.add(new Sample(slice, bytes));
  }

  /** Bytes gained with each slice; 0 where there are fewer than two samples to tell it from. */
  double bytesPerSlice() {
    List<Sample> late = late();
    double meanSlice = late.stream().mapToLong(Sample::slice).average().orElse(0);
    double meanBytes = late.stream().mapToLong(Sample::bytes).average().orElse(0);
    double shared = 0;
    double spread = 0;
    for (Sample sample : late) {
      double offset = sample.slice() - meanSlice;
      shared += offset * (sample.bytes() - meanBytes);
      spread += offset * offset;
    }
    return spread == 0 ? 0 : shared / spread;
  }

  /** The middle of what the heap held in the second half. */
  long typicalBytes() {
    List<Long> sorted = late().stream().map(Sample::bytes).sorted().toList();
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  private List<Sample> late() {
    return samples.subList(samples.size() / 2, samples.size());
  }
}
