package io.footfall.model;

import java.io.Serializable;
import java.util.List;

/**
 * When somebody was there by what had brought him: the minutes in which a person's visit out of
 * that source began, or showed a page.
 *
 * @param minutes their starts, milliseconds since 1970, ascending and each once
 */
public record Presence(TrafficSource source, List<Long> minutes) implements Serializable {

  public static final long MINUTE_MILLIS = 60_000;

  public Presence {
    minutes = List.copyOf(minutes);
    if (minutes.isEmpty()) {
      throw new IllegalArgumentException("Who was there was so in a minute at least: " + source);
    }
  }

  /** The start of the minute. */
  public static long minuteOf(long momentMillis) {
    return Math.floorDiv(momentMillis, MINUTE_MILLIS) * MINUTE_MILLIS;
  }
}
