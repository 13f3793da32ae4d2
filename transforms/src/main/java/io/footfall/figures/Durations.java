package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * How many times each duration was measured, in milliseconds, in fixed buckets: exact below 256 ms
 * and within 0.8 % of their width above (128 buckets to each doubling), so a percentile is off by
 * 0.4 % at most. Counts are signed while a late click's correction is on its way, and buckets are
 * the same everywhere, so histograms add up in any order and a correction takes out exactly what
 * was put in. (A t-digest can't take anything out.) Not for several threads at once.
 */
final class Durations {

  private static final int BITS = 7;
  private static final int[] NO_BUCKETS = {};
  private static final long[] NO_COUNTS = {};

  /** Sorted in its first {@code size} places; the counts stand beside, none of them zero. */
  private int[] buckets = NO_BUCKETS;

  private long[] counts = NO_COUNTS;
  private int size;

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

  /** Adds a duration as often as said; a negative number of times takes it out. */
  void add(long millis, long times) {
    addToBucket(bucketOf(millis), times);
  }

  void addAll(Durations other) {
    for (int i = 0; i < other.size; i++) {
      addToBucket(other.buckets[i], other.counts[i]);
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /**
   * The duration that the given share of all measured durations don't exceed, by nearest rank;
   * empty when none was measured.
   */
  OptionalLong percentile(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("A share lies in 0..1: " + share);
    }
    long total = Arrays.stream(counts, 0, size).sum();
    long rank = Math.max(1, (long) Math.ceil(share * total));
    long passed = 0;
    for (int i = 0; i < size; i++) {
      passed += counts[i];
      if (passed >= rank) {
        return OptionalLong.of(middleOf(buckets[i]));
      }
    }
    return OptionalLong.empty();
  }

  void write(BinaryWriter writer) {
    writer.writeUnsigned(size);
    int previous = 0;
    for (int i = 0; i < size; i++) {
      writer.writeUnsigned(buckets[i] - previous);
      writer.writeSigned(counts[i]);
      previous = buckets[i];
    }
  }

  static Durations read(BinaryReader reader) {
    Durations durations = new Durations();
    int size = (int) reader.readUnsigned();
    if (size > 0) {
      durations.size = size;
      durations.buckets = new int[size];
      durations.counts = new long[size];
    }
    int bucket = 0;
    for (int i = 0; i < size; i++) {
      bucket += (int) reader.readUnsigned();
      durations.buckets[i] = bucket;
      durations.counts[i] = reader.readSigned();
    }
    return durations;
  }

  private void addToBucket(int bucket, long times) {
    int index = Arrays.binarySearch(buckets, 0, size, bucket);
    if (index < 0) {
      insert(-index - 1, bucket, times);
      return;
    }
    counts[index] += times;
    if (counts[index] == 0) {
      remove(index);
    }
  }

  private void insert(int index, int bucket, long times) {
    if (times == 0) {
      return;
    }
    if (size == buckets.length) {
      buckets = Arrays.copyOf(buckets, Math.max(1, size * 2));
      counts = Arrays.copyOf(counts, buckets.length);
    }
    System.arraycopy(buckets, index, buckets, index + 1, size - index);
    System.arraycopy(counts, index, counts, index + 1, size - index);
    buckets[index] = bucket;
    counts[index] = times;
    size++;
  }

  private void remove(int index) {
    size--;
    System.arraycopy(buckets, index + 1, buckets, index, size - index);
    System.arraycopy(counts, index + 1, counts, index, size - index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Durations that
        && Arrays.equals(buckets, 0, size, that.buckets, 0, that.size)
        && Arrays.equals(counts, 0, size, that.counts, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * (31 * hash + buckets[i]) + Long.hashCode(counts[i]);
    }
    return hash;
  }
}
