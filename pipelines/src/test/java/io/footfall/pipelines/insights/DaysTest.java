package io.footfall.pipelines.insights;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DaysTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-02-28");

  @Test
  void aFirstAndALastDayAreWhole() {
    Days days = new Days(FIRST, FIRST.plusDays(1));

    assertThat(days.each(), contains(FIRST, LocalDate.parse("2026-03-01")));
    assertThat(Instant.ofEpochMilli(days.fromMillis()), is(Instant.parse("2026-02-28T00:00:00Z")));
    assertThat(Instant.ofEpochMilli(days.toMillis()), is(Instant.parse("2026-03-02T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-04T00:00:00Z, 2026-02-28",
    "2026-03-03T23:59:59.999Z, 2026-02-27",
    "2026-03-04T23:59:59Z, 2026-02-28"
  })
  void aDayIsClosedWhenItsLastClickWouldBeTooLate(Instant now, LocalDate closed) {
    assertThat(Days.lastClosed(now, Duration.ofDays(3)), is(new Days(closed, closed)));
  }

  @Test
  void theLastIsNotBeforeTheFirst() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new Days(FIRST, FIRST.minusDays(1)));

    assertThat(refused.getMessage(), containsString("--to"));
  }
}
