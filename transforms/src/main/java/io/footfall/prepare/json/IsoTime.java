package io.footfall.prepare.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * Reads ISO-8601 times with Z or an offset, as milliseconds since 1970; finer fractions are cut
 * off. The form that machines write, {@code 2026-03-01T10:15:30.123Z}, is read by hand, as the
 * library takes ten times as long; every other form is the library's.
 */
final class IsoTime {

  private static final int MILLIS_FORM = "2026-03-01T10:15:30.123Z".length();
  private static final int SECONDS_FORM = "2026-03-01T10:15:30Z".length();

  private IsoTime() {}

  /** Throws {@link DateTimeException} when it is no such time. */
  static long parseMillis(String text) {
    if (isUsualForm(text)) {
      int hour = number(text, 11, 2);
      int minute = number(text, 14, 2);
      int second = number(text, 17, 2);
      if (hour < 24 && minute < 60 && second < 60) {
        long day =
            LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
        int millis = text.length() == MILLIS_FORM ? number(text, 20, 3) : 0;
        return (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millis;
      }
    }
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  private static boolean isUsualForm(String text) {
    if (text.length() != MILLIS_FORM && text.length() != SECONDS_FORM) {
      return false;
    }
    String form =
        text.length() == MILLIS_FORM ? "0000-00-00T00:00:00.000Z" : "0000-00-00T00:00:00Z";
    for (int i = 0; i < form.length(); i++) {
      char expected = form.charAt(i);
      char found = text.charAt(i);
      if (expected == '0' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int start, int length) {
    int number = 0;
    for (int i = start; i < start + length; i++) {
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }
}
