package io.footfall.launcher.capacity;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SizingTest {

  private static final MeasuredCosts COSTS = new MeasuredCosts(50, 200, 300, 400);

  @Test
  void coresAreEventsTimesCostOverUtilisation() {
    Sizing sizing = new Sizing(COSTS, new Machines(4, 8, 1, 0.5), 100_000);

    assertThat(sizing.eventsOfACore(), is(10_000L));
    assertThat(sizing.eventsOfAnExecutor(), is(40_000L));
    assertThat(sizing.executors(), is(3L));
    assertThat(sizing.partitions(), is(12L));
    assertThat(sizing.eventsOfANode(), is(20_000L));
    assertThat(sizing.nodes(), is(5L));
    assertThat(sizing.megabytesASecond(), closeTo(30, 1e-9));
    assertThat(sizing.gigabytesADay(), closeTo(3_456, 1e-6));
  }

  @Test
  void everyCopyCostsTheSame() {
    Sizing once = new Sizing(COSTS, new Machines(4, 8, 1, 0.5), 1_000_000);
    Sizing thrice = new Sizing(COSTS, new Machines(4, 8, 3, 0.5), 1_000_000);

    assertThat(once.nodes(), is(50L));
    assertThat(thrice.nodes(), is(150L));
    assertThat(thrice.executors(), is(once.executors()));
  }

  @Test
  void aSmallLoadStillNeedsANodeForEachCopy() {
    Sizing sizing = new Sizing(COSTS, Machines.usual(), 1);

    assertThat(sizing.nodes(), is(3L));
    assertThat(sizing.executors(), is(1L));
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThrows(IllegalArgumentException.class, () -> new Sizing(COSTS, Machines.usual(), 0));
    assertThrows(IllegalArgumentException.class, () -> new Machines(4, 4, 3, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new MeasuredCosts(0, 1, 1, 1));
  }
}
