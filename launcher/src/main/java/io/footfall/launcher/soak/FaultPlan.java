package io.footfall.launcher.soak;

import io.footfall.launcher.soak.Fault.Target;
import io.footfall.launcher.soak.Fault.Way;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Faults without end, the same from the same seed. */
final class FaultPlan {

  private static final int LONGEST_QUIET_MILLIS = 15_000;
  private static final int LONGEST_ABSENCE_MILLIS = 5_000;

  /** Longer than a lease of the pipeline lasts, so that some are lost. */
  private static final int LONGEST_FREEZE_MILLIS = 12_000;

  private final Random random;

  private FaultPlan(Random random) {
    this.random = random;
  }

  static FaultPlan of(long seed) {
    return new FaultPlan(new Random(seed));
  }

  Fault next() {
    Target target = anyOf(List.of(Target.values()));
    Way way = anyOf(List.of(Way.values()));
    Duration after = Duration.ofMillis(random.nextInt(LONGEST_QUIET_MILLIS));
    int longest = way == Way.KILL ? LONGEST_ABSENCE_MILLIS : LONGEST_FREEZE_MILLIS;
    return new Fault(target, way, after, Duration.ofMillis(random.nextInt(longest)));
  }

  private <T> T anyOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
