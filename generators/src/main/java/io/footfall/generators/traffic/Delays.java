package io.footfall.generators.traffic;

import java.util.random.RandomGenerator;

/**
 * How long things are held back. Late clicks come in two kinds, half each: whole visits made
 * without a network and sent when it is back, and single clicks that a bad network keeps for
 * anything from a minute to the longest delay.
 */
final class Delays {

  private static final long LEAST_MILLIS = 60_000;
  private static final long USUAL_RETRY_MILLIS = 5 * 60_000L;
  private static final long LONGEST_RETRY_MILLIS = TrafficProfile.LONGEST_RETRY.toMillis();

  private final double share;
  private final long longestMillis;

  Delays(TrafficProfile profile) {
    this.share = profile.lateShare() / 2;
    this.longestMillis = Math.max(profile.longestDelay().toMillis(), LEAST_MILLIS + 1);
  }

  /** How long ago an offline visit that is sent now took place; 0 for most visits. */
  long ofVisit(RandomGenerator random) {
    return random.nextDouble() < share ? random.nextLong(LEAST_MILLIS, longestMillis) : 0;
  }

  /**
   * How long a single click is held back, short delays far likelier than long ones; 0 for most
   * clicks.
   */
  long ofClick(RandomGenerator random) {
    if (random.nextDouble() >= share) {
      return 0;
    }
    double exponent = random.nextDouble() * Math.log((double) longestMillis / LEAST_MILLIS);
    return (long) (LEAST_MILLIS * Math.exp(exponent));
  }

  /** How long after the first a second copy is sent: minutes mostly, within a day always. */
  long ofRetry(RandomGenerator random) {
    return 1
        + random.nextLong(random.nextDouble() < 0.9 ? USUAL_RETRY_MILLIS : LONGEST_RETRY_MILLIS);
  }
}
