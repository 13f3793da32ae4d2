package io.footfall.figures;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.Arrays;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Distinct visitors: the hashes of the first 16, and from then on a HyperLogLog sketch of 4,096
 * registers. Which of the two it is, and every estimate taken from it, depends on the set of
 * visitors alone, not on the order in which they came or sets were put together: the sketch's
 * composite estimator is used, not the one that profits from the order. Most figures have few
 * visitors, and a few longs are made, shipped and put together in a fraction of a sketch's time.
 * Not for several threads at once.
 */
final class VisitorSet {

  private static final int FEW = 16;
  private static final int LOG_2_OF_REGISTERS = 12;
  private static final long SEED = 0x7669_7369_746f_7273L;
  private static final long[] NONE = {};

  /** Sorted in its first {@code count} places; unused once there is a sketch. */
  private long[] hashes = NONE;

  private int count;
  private @Nullable Union sketch;

  /** A visitor as sets know him. */
  static long hashOf(String visitorId) {
    return MurmurHash3.hash(visitorId.toCharArray(), SEED)[0];
  }

  void add(long hash) {
    if (sketch != null) {
      sketch.update(hash);
      return;
    }
    int index = Arrays.binarySearch(hashes, 0, count, hash);
    if (index >= 0) {
      return;
    }
    if (count == FEW) {
      toSketch().update(hash);
      return;
    }
    insert(-index - 1, hash);
  }

  void addAll(VisitorSet other) {
    if (other.sketch != null) {
      toSketch().update(other.sketch.getResult(TgtHllType.HLL_8));
    }
    for (int i = 0; i < other.count; i++) {
      add(other.hashes[i]);
    }
  }

  boolean isEmpty() {
    return count == 0 && sketch == null;
  }

  double estimate() {
    return sketch == null ? count : sketch.getCompositeEstimate();
  }

  /** A byte says how many hashes follow; 17 stands for a sketch. */
  void write(BinaryWriter writer) {
    if (sketch != null) {
      writer.writeByte(FEW + 1);
      writer.writeBytes(sketch.getResult(TgtHllType.HLL_8).toCompactByteArray());
      return;
    }
    writer.writeByte(count);
    for (int i = 0; i < count; i++) {
      writer.writeFixedLong(hashes[i]);
    }
  }

  static VisitorSet read(BinaryReader reader) {
    VisitorSet set = new VisitorSet();
    int count = reader.readByte();
    if (count > FEW) {
      set.toSketch().update(HllSketch.heapify(reader.readBytes()));
      return set;
    }
    set.hashes = count == 0 ? NONE : new long[count];
    set.count = count;
    for (int i = 0; i < count; i++) {
      set.hashes[i] = reader.readFixedLong();
    }
    return set;
  }

  private void insert(int index, long hash) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, count == 0 ? 1 : Math.min(FEW, count * 2));
    }
    System.arraycopy(hashes, index, hashes, index + 1, count - index);
    hashes[index] = hash;
    count++;
  }

  private Union toSketch() {
    if (sketch == null) {
      sketch = new Union(LOG_2_OF_REGISTERS);
      for (int i = 0; i < count; i++) {
        sketch.update(hashes[i]);
      }
      hashes = NONE;
      count = 0;
    }
    return sketch;
  }
}
