package io.footfall.benchmarks.keyed;

import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import java.time.Duration;

/**
 * The same traffic from few visitors or from many. Each day (a slice) some six hundred come, once
 * and at a person's pace, in ten minutes; the fewer there are, the sooner they come again. So the
 * number of visitors that there are is all that differs: not how many a slice has, nor how long
 * their visits are, nor the names and minutes that figures are counted under. Everyone has been
 * there before the measuring begins.
 *
 * @param visitors how many there are
 */
record Regulars(long seed, long startMillis, int visitors) {

  /** Of fewer some would have to come twice a day. */
  static final int FEWEST = 1_000;

  private static final double RECORDS_PER_SECOND = 5;
  private static final Duration OPEN = Duration.ofMinutes(10);
  private static final Duration REST = Duration.ofHours(20);

  /** As long as a visitor's clicks are remembered, and a day. */
  private static final int DAYS_BEFORE = 5;

  private static final int DAYS = 60;

  /** Follows them on their way. */
  KeyedRun follow(KeyedPath path) throws InterruptedException {
    Traffic traffic = traffic();
    PreparedSlices days = PreparedSlices.daily(traffic, DAYS_BEFORE + DAYS);
    path.run(days, DAYS_BEFORE);
    path.stores().rememberAll(traffic.visitorIds());
    return path.run(days, DAYS);
  }

  Traffic traffic() {
    return Traffic.of(
        TrafficProfile.builder(seed, startMillis)
            .shoppers(visitors)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .open(OPEN)
            .rest(REST)
            .build());
  }
}
