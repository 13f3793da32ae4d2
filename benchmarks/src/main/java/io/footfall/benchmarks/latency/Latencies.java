package io.footfall.benchmarks.latency;

import java.util.Arrays;

/**
 * The latencies of all records, milliseconds; exact, no sketch: a minute of 20,000 a second is ten
 * megabytes. Not for several threads.
 */
final class Latencies {

  private long[] millis = new long[1 << 16];
  private int count;

  void add(long latencyMillis) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, count * 2);
    }
    millis[count++] = latencyMillis;
  }

  int count() {
    return count;
  }

  /**
   * The latency that so large a share of all lies at or below; 1 is the longest.
   *
   * @throws IllegalStateException when there are none
   */
  long quantile(double share) {
    if (count == 0) {
      throw new IllegalStateException("No record fell into the time that is measured");
    }
    long[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return sorted[Math.max((int) Math.ceil(share * count), 1) - 1];
  }
}
