package io.footfall.web.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void givesExactQuantilesOfAllThatWereAdded() {
    Latencies odd = new Latencies();
    Latencies even = new Latencies();
    for (long millis = 1; millis <= 200_000; millis++) {
      (millis % 2 == 0 ? even : odd).add(millis * 1_000_000);
    }
    odd.addAll(even);
    assertThat(odd.count(), is(200_000));
    assertThat(odd.quantileMillis(0.5), is(100_000.0));
    assertThat(odd.quantileMillis(0.99), is(198_000.0));
    assertThat(odd.quantileMillis(1), is(200_000.0));
  }

  @Test
  void isNothingWhereNothingWasTaken() {
    assertThat(new Latencies().quantileMillis(0.99), is(0.0));
  }
}
