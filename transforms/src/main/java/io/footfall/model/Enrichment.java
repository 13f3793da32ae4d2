package io.footfall.model;

import java.io.Serializable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What Footfall adds to a click: the device, the traffic source, and the indicator by which it was
 * taken for a robot's ({@code null}: a person's). Stored with the click and used as stored ever
 * after.
 *
 * <p>The indicator is what gave the robot away: what it says of itself ({@code crawler:googlebot}),
 * or what its clicks show ({@code behaviour:rate}, {@code overflow}). One that begins with {@code
 * late:} was found when the click had been counted as a person's; all that it counted for has been
 * taken off again but its visitor, as no sketch of visitors can forget one.
 */
public record Enrichment(Device device, TrafficSource trafficSource, @Nullable String botIndicator)
    implements Serializable {

  private static final String LATE = "late:";

  /** The indicator of a click that had been counted as a person's before. */
  public static String lateVerdict(String indicator) {
    return LATE + indicator;
  }

  /** The indicator without the mark of its being late. */
  public static String earlyVerdict(String indicator) {
    return indicator.startsWith(LATE) ? indicator.substring(LATE.length()) : indicator;
  }

  /** Whether its visitor counts as one: a person's, or a robot's that was found out too late. */
  public boolean countsAsVisitor() {
    return botIndicator == null || botIndicator.startsWith(LATE);
  }

  /** With that indicator in place of what there was. */
  public Enrichment withBotIndicator(@Nullable String newIndicator) {
    return new Enrichment(device, trafficSource, newIndicator);
  }

  /** Whether the click is a robot's, and so left out of the figures. */
  public boolean isBot() {
    return botIndicator != null;
  }
}
