package io.footfall.pipelines.streaming;

import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.time.Duration;

/**
 * When windows of the stream fire, and when they are forgotten.
 *
 * @param watermarkDelay how far the watermark stays behind the log: a click that comes into the log
 *     within that time is counted by the pane that is on time. Also how far the log's own times may
 *     be out of order
 * @param earlyInterval how soon after its first click (by the runner's clock) the window of a
 *     minute shows what it has so far, and again after each such time with a further click; late
 *     clicks the same. Hours and days take twelve times as long
 * @param allowedLateness how long a window is kept after the watermark has passed its end. A click
 *     that comes into the log later than that after its time is refused as too late
 */
public record StreamTiming(
    Duration watermarkDelay, Duration earlyInterval, Duration allowedLateness)
    implements Serializable {

  public StreamTiming {
    requirePositive("--watermarkDelay", watermarkDelay);
    requirePositive("--earlyInterval", earlyInterval);
    requirePositive("--maxLateness", allowedLateness);
  }

  private static void requirePositive(String option, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      throw new WrongOptionException(option + " must be longer than nothing: " + duration);
    }
  }

  org.joda.time.Duration beamWatermarkDelay() {
    return org.joda.time.Duration.millis(watermarkDelay.toMillis());
  }

  org.joda.time.Duration beamEarlyInterval() {
    return org.joda.time.Duration.millis(earlyInterval.toMillis());
  }

  org.joda.time.Duration beamAllowedLateness() {
    return org.joda.time.Duration.millis(allowedLateness.toMillis());
  }
}
