package io.footfall.benchmarks.measure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void ordersFiguresAndTakesTheMiddleOne() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0)), is(new Spread(1.0, 2.0, 3.0)));
  }

  @Test
  void takesTheLowerOfTwoMiddles() {
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)), is(new Spread(1.0, 2.0, 4.0)));
  }

  @Test
  void isThatOfOneFigure() {
    assertThat(Spread.of(List.of(7.0)), is(new Spread(7.0, 7.0, 7.0)));
  }

  @Test
  void findsTheFigureThatNineOfTenDoNotExceed() {
    assertThat(
        Spread.quantile(List.of(10.0, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0), 0.9), is(9.0));
  }

  @Test
  void refusesNoFigures() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }
}
