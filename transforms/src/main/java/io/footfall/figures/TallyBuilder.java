package io.footfall.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Counts, and becomes a {@link Tally}. Not for several threads at once. */
final class TallyBuilder {

  private static final long[] NO_SUMS = {};

  private static final List<Measure> NOT_OVER_TIME =
      Stream.of(Measure.values()).filter(measure -> !measure.addsUpOverTime()).toList();

  /** By the measures' codes, as long as the highest one needs. */
  private long[] sums;

  private final VisitorSet visitors;
  private final Durations durations;

  TallyBuilder() {
    this(NO_SUMS, new VisitorSet(), new Durations());
  }

  private TallyBuilder(long[] sums, VisitorSet visitors, Durations durations) {
    this.sums = sums;
    this.visitors = visitors;
    this.durations = durations;
  }

  /** Goes on from the tally, which is spent: its parts are used again, as copies of them cost. */
  static TallyBuilder goingOnFrom(Tally spent) {
    return new TallyBuilder(spent.sums(), spent.visitorSet(), spent.durations());
  }

  void add(Measure measure, long amount) {
    add(measure.code(), amount);
  }

  /**
   * Adds a visitor by his {@link VisitorSet#hashOf hash}; one that was added before changes
   * nothing.
   */
  void addVisitor(long hash) {
    visitors.add(hash);
  }

  /** Adds a duration as often as said; a negative number of times takes it out. */
  void addDuration(long millis, long times) {
    durations.add(millis, times);
  }

  TallyBuilder add(Tally tally) {
    for (int code = 0; code < tally.sums().length; code++) {
      add(code, tally.sums()[code]);
    }
    visitors.addAll(tally.visitorSet());
    durations.addAll(tally.durations());
    return this;
  }

  /** The same of a shorter piece of this one's time: without what can't be added up over time. */
  void addShorter(Tally tally) {
    add(tally);
    for (Measure measure : NOT_OVER_TIME) {
      add(measure, -tally.sum(measure));
    }
  }

  /** What was counted; the builder is spent. */
  Tally build() {
    int length = sums.length;
    while (length > 0 && sums[length - 1] == 0) {
      length--;
    }
    return new Tally(Arrays.copyOf(sums, length), visitors, durations);
  }

  private void add(int code, long amount) {
    if (amount == 0) {
      return;
    }
    if (code >= sums.length) {
      sums = Arrays.copyOf(sums, code + 1);
    }
    sums[code] += amount;
  }
}
