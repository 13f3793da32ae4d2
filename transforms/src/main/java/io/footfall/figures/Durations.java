package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many times each duration was measured, in milliseconds, in fixed buckets: exact below 256 ms
 * and within 0.8 % of their width above (128 buckets to each doubling), so a percentile is off by
 * 0.4 % at most. Counts are signed while a late click's correction is on its way, and buckets are
 * the same everywhere, so histograms add up in any order and a correction takes out exactly what
 * was put in. (A t-digest can't take anything out.)
 */
final class Durations implements Serializable {

  static final Durations NONE = new Durations(new int[0], new long[0]);

  private static final int BITS = 7;

  private final int[] buckets;
  private final long[] counts;

  private Durations(int[] buckets, long[] counts) {
    this.buckets = buckets;
    this.counts = counts;
  }

  /** Of counts by bucket; those that are zero are left out. */
  static Durations of(Map<Integer, Long> countByBucket) {
    SortedMap<Integer, Long> sorted = new TreeMap<>(countByBucket);
    sorted.values().removeIf(count -> count == 0);
    return sorted.isEmpty()
        ? NONE
        : new Durations(
            sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
            sorted.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** The bucket that a duration falls into. */
  static int bucketOf(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("A duration can't be negative: " + millis);
    }
    int shift = Math.max(0, 63 - Long.numberOfLeadingZeros(millis | 1) - BITS);
    return (shift << BITS) + (int) (millis >>> shift);
  }

  /** The middle of a bucket. */
  static long middleOf(int bucket) {
    int shift = Math.max(0, (bucket >>> BITS) - 1);
    long from = (long) (bucket - (shift << BITS)) << shift;
    return from + ((1L << shift) >>> 1);
  }

  void addTo(Map<Integer, Long> countByBucket) {
    for (int i = 0; i < buckets.length; i++) {
      countByBucket.merge(buckets[i], counts[i], Long::sum);
    }
  }

  boolean isEmpty() {
    return buckets.length == 0;
  }

  /**
   * The duration that the given share of all measured durations don't exceed, by nearest rank;
   * empty when none was measured.
   */
  OptionalLong percentile(double share) {
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("A share lies in 0..1: " + share);
    }
    long rank = Math.max(1, (long) Math.ceil(share * Arrays.stream(counts).sum()));
    long passed = 0;
    for (int i = 0; i < buckets.length; i++) {
      passed += counts[i];
      if (passed >= rank) {
        return OptionalLong.of(middleOf(buckets[i]));
      }
    }
    return OptionalLong.empty();
  }

  void write(BinaryWriter writer) {
    writer.writeUnsigned(buckets.length);
    int previous = 0;
    for (int i = 0; i < buckets.length; i++) {
      writer.writeUnsigned(buckets[i] - previous);
      writer.writeSigned(counts[i]);
      previous = buckets[i];
    }
  }

  static Durations read(BinaryReader reader) {
    int length = (int) reader.readUnsigned();
    if (length == 0) {
      return NONE;
    }
    int[] buckets = new int[length];
    long[] counts = new long[length];
    int bucket = 0;
    for (int i = 0; i < length; i++) {
      bucket += (int) reader.readUnsigned();
      buckets[i] = bucket;
      counts[i] = reader.readSigned();
    }
    return new Durations(buckets, counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Durations that
        && Arrays.equals(buckets, that.buckets)
        && Arrays.equals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(buckets) + Arrays.hashCode(counts);
  }
}
