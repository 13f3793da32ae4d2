package io.footfall.offers.interest;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.offers.model.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaySpansTest {

  private static final long DAY = 86_400_000L;
  private static final LocalDate FIRST = LocalDate.EPOCH;

  @Test
  void whatTouchesIsJoinedAndWhatDoesNotIsNot() {
    assertThat(
        DaySpans.of(
            List.of(new Span(50, 60), new Span(10, 30), new Span(30, 40), new Span(52, 55))),
        equalTo(
            List.of(
                new DaySpans.Piece(FIRST, new Span(10, 40)),
                new DaySpans.Piece(FIRST, new Span(50, 60)))));
  }

  @Test
  void aVisitOverMidnightIsTwoReads() {
    assertThat(
        DaySpans.of(List.of(new Span(DAY - 5, DAY + 5))),
        equalTo(
            List.of(
                new DaySpans.Piece(FIRST, new Span(DAY - 5, DAY - 1)),
                new DaySpans.Piece(FIRST.plusDays(1), new Span(DAY, DAY + 5)))));
  }

  @Test
  void theLastMillisecondOfADayIsOneRead() {
    assertThat(
        DaySpans.of(List.of(new Span(DAY - 1, DAY - 1))),
        equalTo(List.of(new DaySpans.Piece(FIRST, new Span(DAY - 1, DAY - 1)))));
  }
}
