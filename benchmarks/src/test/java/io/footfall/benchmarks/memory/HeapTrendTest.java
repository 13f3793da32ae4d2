package io.footfall.benchmarks.memory;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class HeapTrendTest {

  @Test
  void growthIsWhatEachSliceAdds() {
    HeapTrend trend = new HeapTrend();
    for (long slice = 10; slice <= 200; slice += 10) {
      trend.add(slice, 50_000_000 + 7_000 * slice);
    }

    assertThat(trend.bytesPerSlice(), is(closeTo(7_000, 0.001)));
  }

  @Test
  void whatTheFirstHalfGainsIsNoGrowth() {
    HeapTrend trend = new HeapTrend();
    for (long slice = 10; slice <= 200; slice += 10) {
      trend.add(slice, Math.min(slice, 100) * 1_000_000);
    }

    assertThat(trend.bytesPerSlice(), is(closeTo(0, 0.001)));
    assertThat(trend.typicalBytes(), is(100_000_000L));
  }

  @Test
  void upsAndDownsCancelOut() {
    HeapTrend trend = new HeapTrend();
    for (long slice = 0; slice < 401; slice++) {
      trend.add(slice, 50_000_000 + (slice % 2 == 0 ? 3_000_000 : -3_000_000));
    }

    assertThat(trend.bytesPerSlice(), is(closeTo(0, 1)));
  }
}
