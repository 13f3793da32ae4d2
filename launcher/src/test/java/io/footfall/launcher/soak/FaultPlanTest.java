package io.footfall.launcher.soak;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

  @Test
  void theSameSeedGivesTheSameFaults() {
    assertThat(first(100, 7), is(first(100, 7)));
    assertThat(first(100, 7), is(not(first(100, 8))));
  }

  @Test
  void everyFaultBefallsEveryTarget() {
    assertThat(first(200, 7).stream().map(Fault::name).collect(Collectors.toSet()), hasSize(8));
  }

  private static List<Fault> first(int count, long seed) {
    FaultPlan plan = FaultPlan.of(seed);
    return Stream.generate(plan::next).limit(count).toList();
  }
}
