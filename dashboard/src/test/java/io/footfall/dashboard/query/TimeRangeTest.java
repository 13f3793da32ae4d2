package io.footfall.dashboard.query;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

  @Test
  void theLastPieceIsTheOneThatNowIsIn() {
    assertThat(
        TimeRange.ending(NOW, "15m"),
        is(
            new TimeRange(
                Instant.parse("2026-03-01T10:01:00Z"),
                Instant.parse("2026-03-01T10:16:00Z"),
                Grain.MINUTE)));
  }

  @Test
  void longRangesAreLookedAtByTheHourAndByTheDay() {
    assertThat(TimeRange.ending(NOW, "7d").grain(), is(Grain.HOUR));
    assertThat(TimeRange.ending(NOW, "30d").from(), is(Instant.parse("2026-01-31T00:00:00Z")));
  }

  @Test
  void thePeriodBeforeEndsWhereThisOneBegins() {
    TimeRange range = TimeRange.ending(NOW, "1h");
    assertThat(range.previous().to(), is(range.from()));
    assertThat(range.previous().from(), is(Instant.parse("2026-03-01T08:16:00Z")));
  }

  @Test
  void aCustomRangeIsWidenedToWholePieces() {
    TimeRange range = TimeRange.parse(NOW, null, "2026-02-28T10:15:30Z", "2026-03-01T10:15:30Z");
    assertThat(range.from(), is(Instant.parse("2026-02-28T10:00:00Z")));
    assertThat(range.to(), is(Instant.parse("2026-03-01T11:00:00Z")));
  }

  @Test
  void whatIsCountedByTheHourIsLookedAtInWholeHours() {
    TimeRange range = TimeRange.ending(NOW, "15m").forKind(FigureKind.CITY);
    assertThat(
        range,
        is(
            new TimeRange(
                Instant.parse("2026-03-01T10:00:00Z"),
                Instant.parse("2026-03-01T11:00:00Z"),
                Grain.HOUR)));
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TimeRange.between(NOW, NOW));
    assertThat(refusal.getMessage(), containsString("from must lie before to"));
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TimeRange.ending(NOW, "2 weeks"));
    assertThat(refusal.getMessage(), containsString("15m, 1h, 3h, 24h, 7d, 30d"));
  }
}
