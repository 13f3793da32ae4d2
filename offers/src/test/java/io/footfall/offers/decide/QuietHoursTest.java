package io.footfall.offers.decide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource({
    "20:59, false",
    "21:00, true",
    "23:59, true",
    "00:00, true",
    "07:59, true",
    "08:00, false"
  })
  void reachOverMidnight(String time, boolean isQuiet) {
    QuietHours hours = QuietHours.parse("21:00-08:00", UTC);

    assertThat(hours.hold(Instant.parse("2026-06-01T" + time + ":00Z"), null), is(isQuiet));
  }

  @Test
  void goByTheRecipientsClock() {
    QuietHours hours = QuietHours.parse("21:00-08:00", UTC);
    Instant noon = Instant.parse("2026-06-01T12:00:00Z");

    assertThat(hours.hold(noon, "Europe/Berlin"), is(false));
    assertThat(hours.hold(noon, "Asia/Tokyo"), is(true));
    assertThat("a zone without a name", hours.hold(noon, "+09:00"), is(true));
    assertThat("a zone that nobody knows", hours.hold(noon, "Mars/Base"), is(false));
  }

  @Test
  void thatAreOffHoldNever() {
    assertThat(
        QuietHours.parse("off", UTC).hold(Instant.parse("2026-06-01T00:00:00Z"), null), is(false));
  }

  @ParameterizedTest
  @CsvSource({"21", "21:00-", "25:00-08:00", "21:00-08:00-09:00"})
  void areRefusedByTheirOption(String text) {
    Exception wrong =
        assertThrows(IllegalArgumentException.class, () -> QuietHours.parse(text, UTC));

    assertThat(wrong.getMessage(), containsString("--quietHours"));
  }
}
