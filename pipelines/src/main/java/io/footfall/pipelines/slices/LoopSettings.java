package io.footfall.pipelines.slices;

import io.footfall.model.WrongOptionException;
import java.time.Duration;

/**
 * How the loop paces itself.
 *
 * @param minInterval from the start of a slice to the start of the next, unless the log holds more
 *     than a slice: an empty slice costs a tenth of a second of every core
 * @param attempts how often a slice is run before the loop gives up, at least 1
 * @param firstDelay before the second attempt; each later one waits twice as long
 * @param longestDelay no wait is longer; a stop request may wait this long too
 * @param settling when deferred figures are merged
 */
public record LoopSettings(
    Duration minInterval,
    int attempts,
    Duration firstDelay,
    Duration longestDelay,
    SettleSchedule settling) {

  public LoopSettings {
    if (minInterval.isNegative()) {
      throw new WrongOptionException("--minInterval must not be negative: " + minInterval);
    }
    if (attempts < 1) {
      throw new WrongOptionException("--sliceAttempts must be at least 1: " + attempts);
    }
    if (firstDelay.isNegative() || firstDelay.isZero() || longestDelay.compareTo(firstDelay) <= 0) {
      throw new IllegalArgumentException(
          "The delay between attempts must start above 0 and may only grow: "
              + firstDelay
              + ", "
              + longestDelay);
    }
  }

  /** For work that defers nothing. */
  public LoopSettings(
      Duration minInterval, int attempts, Duration firstDelay, Duration longestDelay) {
    this(minInterval, attempts, firstDelay, longestDelay, SettleSchedule.none());
  }

  /** The same, with deferred figures merged by that schedule. */
  public LoopSettings settling(SettleSchedule schedule) {
    return new LoopSettings(minInterval, attempts, firstDelay, longestDelay, schedule);
  }

  /** Half a second between slices; three attempts, one second and two seconds apart. */
  public static LoopSettings defaults() {
    return new LoopSettings(
        Duration.ofMillis(500), 3, Duration.ofSeconds(1), Duration.ofSeconds(10));
  }
}
