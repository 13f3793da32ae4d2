package io.footfall.offers.decide;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * When nobody is written to, by the recipient's own clock: from {@code from} (included) to {@code
 * to} (not included), over midnight if need be; at no time where both are equal.
 *
 * @param otherwise the time zone of who told none
 */
public record QuietHours(LocalTime from, LocalTime to, ZoneId otherwise) implements Serializable {

  private static final String OFF = "off";

  /** From nine in the evening to eight in the morning; UTC where no time zone is known. */
  public static QuietHours defaults() {
    return parse("21:00-08:00", ZoneId.of("UTC"));
  }

  /** At no time. */
  public static QuietHours none() {
    return new QuietHours(LocalTime.MIN, LocalTime.MIN, ZoneId.of("UTC"));
  }

  /** Reads {@code 21:00-08:00}, or {@code off}. */
  public static QuietHours parse(String text, ZoneId otherwise) {
    if (text.equals(OFF)) {
      return none();
    }
    String[] parts = text.split("-", -1);
    try {
      if (parts.length == 2) {
        return new QuietHours(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]), otherwise);
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(wrong(text), e);
    }
    throw new IllegalArgumentException(wrong(text));
  }

  /**
   * Whether that moment lies in them.
   *
   * @param timeZone where the recipient is, by name or by {@code -09:00} from UTC; one that no
   *     clock knows counts as none
   */
  public boolean hold(Instant moment, @Nullable String timeZone) {
    LocalTime time = LocalTime.ofInstant(moment, zoneOf(timeZone));
    boolean afterStart = !time.isBefore(from);
    boolean beforeEnd = time.isBefore(to);
    return from.isAfter(to) ? afterStart || beforeEnd : afterStart && beforeEnd;
  }

  private ZoneId zoneOf(@Nullable String timeZone) {
    if (timeZone == null) {
      return otherwise;
    }
    try {
      return ZoneId.of(timeZone);
    } catch (DateTimeException noClockKnowsIt) {
      return otherwise;
    }
  }

  private static String wrong(String text) {
    return "--quietHours must be like 21:00-08:00, or off, not " + text;
  }
}
