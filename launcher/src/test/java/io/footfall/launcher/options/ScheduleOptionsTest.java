package io.footfall.launcher.options;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ScheduleOptionsTest {

  private static final Instant NOW = Instant.parse("2026-03-28T22:10:00.500Z");

  @ParameterizedTest
  @CsvSource({
    "--every=15m, 2026-03-28T22:25:00Z",
    "--every=PT24H, 2026-03-29T22:10:00Z",
    "--daily=02:30, 2026-03-29T02:30:00Z",
    "--daily=23:00, 2026-03-28T23:00:00Z",
    "--daily=22:10, 2026-03-29T22:10:00Z"
  })
  void theNextTurnIsDue(String option, Instant next) {
    assertThat(given(option).nextAfter(NOW), equalTo(Optional.of(next)));
  }

  @Test
  void atItsTimeTheNextIsADayLater() {
    Instant due = Instant.parse("2026-03-29T02:30:00Z");

    assertThat(
        given("--daily=02:30").nextAfter(due),
        equalTo(Optional.of(Instant.parse("2026-03-30T02:30:00Z"))));
  }

  @Test
  void withoutAnOptionThereIsOneTurn() {
    assertThat(given().nextAfter(NOW), equalTo(Optional.empty()));
  }

  @Test
  void bothAreRefused() {
    ScheduleOptions both = given("--every=15m", "--daily=02:30");

    assertThat(
        assertThrows(IllegalArgumentException.class, () -> both.nextAfter(NOW)).getMessage(),
        containsString("exclude each other"));
  }

  private static ScheduleOptions given(String... options) {
    ScheduleOptions schedule = new ScheduleOptions();
    new CommandLine(schedule).parseArgs(options);
    return schedule;
  }
}
