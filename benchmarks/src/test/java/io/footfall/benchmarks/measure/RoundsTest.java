package io.footfall.benchmarks.measure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundsTest {

  @Test
  void takesContendersInTurnAndEverySecondRoundBackwards() throws InterruptedException {
    List<String> order = new ArrayList<>();
    Contender first = contender("first", order);
    Contender second = contender("second", order);

    Map<Contender, List<Measurement>> measured =
        Rounds.of(1, 2).run(List.of(first, second), (contender, measurement) -> {});

    assertThat(
        order, contains("first 0", "second 0", "second 1", "first 1", "first 2", "second 2"));
    assertThat(measured.get(first), hasSize(2));
    assertThat(measured.get(second), hasSize(2));
  }

  @Test
  void tellsOfWarmUpsButDoesNotCountThem() throws InterruptedException {
    List<Long> told = new ArrayList<>();
    Contender one = contender("one", new ArrayList<>());

    Map<Contender, List<Measurement>> measured =
        Rounds.of(2, 1)
            .run(List.of(one), (contender, measurement) -> told.add(measurement.events()));

    assertThat(told, contains(1L, 2L, 3L));
    assertThat(measured.get(one).get(0).events(), is(3L));
  }

  @Test
  void comparesRoundByRound() {
    // Both at half speed in the second round, as on a machine that is busy then
    List<Measurement> ours = List.of(measurement(100, 2, 4), measurement(100, 4, 4));
    List<Measurement> peers = List.of(measurement(100, 1, 2), measurement(100, 2, 2));

    assertThat(Rounds.ratio(ours, peers), is(new Spread(0.5, 0.5, 0.5)));
    assertThat(Rounds.cpuRatio(ours, peers).median(), closeTo(0.5, 1e-9));
  }

  private static Contender contender(String name, List<String> order) {
    return new Contender() {
      @Override
      public String engine() {
        return name;
      }

      @Override
      public Measurement run(int round) {
        order.add(name + " " + round);
        return measurement(round + 1, 1, 1);
      }
    };
  }

  private static Measurement measurement(long events, int seconds, int cpuSeconds) {
    return new Measurement(
        events,
        Duration.ofSeconds(seconds),
        Map.of(ProcessorTimes.OWN, Duration.ofSeconds(cpuSeconds)),
        List.of());
  }
}
