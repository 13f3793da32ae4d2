package io.footfall.benchmarks.latency;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void quantilesAreLatenciesThatWereThere() {
    Latencies latencies = new Latencies();
    for (int millis = 100_000; millis > 0; millis--) {
      latencies.add(millis);
    }

    assertThat(latencies.count(), is(100_000));
    assertThat(latencies.quantile(0.5), is(50_000L));
    assertThat(latencies.quantile(0.99), is(99_000L));
    assertThat(latencies.quantile(1), is(100_000L));
    assertThrows(IllegalStateException.class, () -> new Latencies().quantile(0.5));
  }

  @Test
  void aRecordIsThereWhenItsSliceIsDone() {
    SliceEnds ends = new SliceEnds();
    ends.finished(slice(1, new SliceRange("t", 0, 0, 10), new SliceRange("t", 1, 0, 5)), 1_000);
    ends.finished(slice(2, new SliceRange("t", 0, 10, 11)), 2_000);

    assertThat(ends.endOf(0, 0), is(1_000L));
    assertThat(ends.endOf(0, 9), is(1_000L));
    assertThat(ends.endOf(0, 10), is(2_000L));
    assertThat(ends.endOf(1, 4), is(1_000L));
    assertThrows(IllegalStateException.class, () -> ends.endOf(1, 5));
    assertThrows(IllegalStateException.class, () -> ends.endOf(2, 0));
    assertThat(ends.slices(), is(2));
  }

  @Test
  void aWindowCountsCores() {
    Window window = new Window(5_000, 15_000, Map.of("own", Duration.ofSeconds(7)));

    assertThat(window.cores("own"), is(0.7));
    assertThat(window.holds(5_000), is(true));
    assertThat(window.holds(15_000), is(false));
  }

  private static Slice slice(long number, SliceRange... ranges) {
    return new Slice("t/g", number, 1, List.of(ranges));
  }
}
