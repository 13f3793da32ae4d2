package io.footfall.generators.traffic;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.SplittableRandom;

/**
 * When the next visit starts and whose it is: a Poisson process whose rate is level or follows the
 * hours of a day, while the shop is open, and shoppers of whom some come far more often than
 * others. Who has just left is passed over, so that the next visit is another; where a small town
 * has nobody else, they come all the same, and the rate is kept.
 */
final class Arrivals {

  /**
   * Relative traffic of each hour, UTC, as European shops see it: quiet before dawn, busiest after
   * supper. Mean 1.
   */
  private static final double[] HOURS = {
    0.35, 0.22, 0.15, 0.12, 0.15, 0.3, 0.6, 0.9, 1.1, 1.2, 1.25, 1.25, 1.3, 1.25, 1.2, 1.2, 1.25,
    1.35, 1.5, 1.7, 1.75, 1.45, 1.0, 0.61
  };

  private static final double BUSIEST_HOUR = 1.75;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final int MOST_TRIES = 20;

  /** Loyalty: the first tenth of the shoppers makes about a third of the visits. */
  private static final double LOYALTY = 2.0;

  private final SplittableRandom random;
  private final boolean followsDay;
  private final double visitsPerMilli;
  private final long openMillis;
  private final long restMillis;
  private final long[] restingUntil;
  private double clock;
  private int shopper;

  private Arrivals(TrafficProfile profile, double recordsOfAVisit, long startMillis) {
    this.random = new SplittableRandom(profile.seed() ^ 0xA221FA15L);
    this.followsDay = profile.followsDay();
    double peak = followsDay ? BUSIEST_HOUR : 1;
    this.visitsPerMilli = profile.recordsPerSecond() * peak / recordsOfAVisit / 1000;
    this.openMillis = profile.open().toMillis();
    this.restMillis = profile.rest().toMillis();
    this.restingUntil = new long[profile.shoppers()];
    this.clock = startMillis;
    advance();
  }

  static Arrivals of(TrafficProfile profile, double recordsOfAVisit, long startMillis) {
    return new Arrivals(profile, recordsOfAVisit, startMillis);
  }

  /** When the next visit starts. */
  long nextMillis() {
    return (long) clock;
  }

  /** Whose it is. */
  int nextShopper() {
    return shopper;
  }

  /** Notes that the shopper stays until then, and moves on to the next visit. */
  void occupy(int number, long untilMillis) {
    restingUntil[number] = untilMillis + restMillis;
    advance();
  }

  /**
   * Steps at the busiest rate, thinned to the hour's, and over the time when the shop is closed.
   */
  private void advance() {
    do {
      clock += -Math.log(1 - random.nextDouble()) / visitsPerMilli;
      double midnight = Math.floor(clock / DAY_MILLIS) * DAY_MILLIS;
      if (clock - midnight >= openMillis) {
        clock = midnight + DAY_MILLIS;
      }
    } while (isThinnedOut());
    shopper = pickShopper();
  }

  private boolean isThinnedOut() {
    if (!followsDay) {
      return false;
    }
    int hour = Instant.ofEpochMilli((long) clock).atZone(ZoneOffset.UTC).getHour();
    return random.nextDouble() >= HOURS[hour] / BUSIEST_HOUR;
  }

  private int pickShopper() {
    int picked = 0;
    for (int i = 0; i < MOST_TRIES; i++) {
      picked = (int) (Math.pow(random.nextDouble(), LOYALTY) * restingUntil.length);
      if (restingUntil[picked] <= clock) {
        return picked;
      }
    }
    return picked;
  }
}
