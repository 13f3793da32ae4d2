package io.footfall.figures;

import java.util.HashMap;
import java.util.Map;
import org.apache.datasketches.hash.MurmurHash3;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Counts, and makes a {@link Tally} of it. Not for several threads at once. */
final class TallyBuilder {

  private static final int LOG_2_OF_REGISTERS = 12;
  private static final long SEED = 0x7669_7369_746f_7273L;

  private final long[] sums = new long[Measure.CODES];
  private @Nullable Union visitors;
  private @Nullable Map<Integer, Long> countByBucket;

  /** A visitor as the sketches know him. */
  static long hashOf(String visitorId) {
    return MurmurHash3.hash(visitorId.toCharArray(), SEED)[0];
  }

  void add(Measure measure, long amount) {
    sums[measure.code()] += amount;
  }

  /** Adds a visitor by his {@link #hashOf hash}; one that was added before changes nothing. */
  void addVisitor(long hash) {
    union().update(hash);
  }

  /** Adds a duration as often as said; a negative number of times takes it out. */
  void addDuration(long millis, long times) {
    counts().merge(Durations.bucketOf(millis), times, Long::sum);
  }

  TallyBuilder add(Tally tally) {
    if (tally.sketch().length > 0) {
      union().update(HllSketch.heapify(tally.sketch()));
    }
    tally.addTo(sums, counts());
    return this;
  }

  Tally build() {
    return new Tally(
        sums.clone(),
        visitors == null
            ? Tally.EMPTY.sketch()
            : visitors.getResult(TgtHllType.HLL_8).toCompactByteArray(),
        countByBucket == null ? Durations.NONE : Durations.of(countByBucket));
  }

  private Union union() {
    if (visitors == null) {
      visitors = new Union(LOG_2_OF_REGISTERS);
    }
    return visitors;
  }

  private Map<Integer, Long> counts() {
    if (countByBucket == null) {
      countByBucket = new HashMap<>();
    }
    return countByBucket;
  }
}
