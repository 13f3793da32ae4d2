package io.footfall.visits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.testing.Clicks;
import io.footfall.testing.RandomClicks;
import io.footfall.testing.SimulatedTraffic;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorMemoryCodecTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, 1})
  void memoriesComeBackAsTheyWere(double presence) {
    RandomClicks random = RandomClicks.of(17, presence);
    VisitorMemory memory = VisitorMemory.EMPTY;
    for (int slice = 1; slice <= 20; slice++) {
      List<Click> clicks = new ArrayList<>();
      for (int i = 0; i < slice; i++) {
        clicks.add(random.nextStored());
      }
      memory =
          new VisitorFollower(Clicks.slice(slice), VisitRules.defaults())
              .follow("v", memory, clicks, finding -> {});
      byte[] bytes = VisitorMemoryCodec.toBytes(memory);
      assertThat("slice " + slice, VisitorMemoryCodec.fromBytes(bytes), equalTo(memory));
      assertThat(
          "slice " + slice,
          VisitorMemoryCodec.toBytes(VisitorMemoryCodec.fromBytes(bytes)),
          equalTo(bytes));
    }
  }

  @Test
  void aClickTakesFewBytesBesideItsUrl() {
    List<Click> clicks = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      clicks.add(Clicks.view(i, Clicks.NOON + i * 20_000L));
    }
    VisitorMemory memory =
        new VisitorFollower(Clicks.slice(1), VisitRules.defaults())
            .follow("v", VisitorMemory.EMPTY, clicks, finding -> {});
    assertThat(VisitorMemoryCodec.toBytes(memory).length, lessThan(100 * 42));
  }

  /** Visitors of one or two visits a day, some of whose clicks come two days late. */
  @Test
  void overManyDaysAMemoryStaysAsSmall() {
    Shop shop = new Shop(VisitRules.defaults(), new Random(1));
    List<SliceOfTraffic> slices =
        SimulatedTraffic.of(1, 60, 25, 300).stream()
            .filter(traffic -> !traffic.outcomes().isEmpty())
            .toList();
    long bytes = 0;
    long memories = 0;
    for (SliceOfTraffic slice : slices) {
      shop.run(slice);
      if (slice.slice().number() > 120) {
        memories += shop.memories.size();
        bytes += shop.memories.values().stream().mapToLong(memory -> memory.length).sum();
      }
    }
    assertThat(bytes / memories, both(greaterThan(2_800L)).and(lessThan(3_000L)));
  }

  @Test
  void aRowOfALaterBuildIsRefused() {
    byte[] bytes = VisitorMemoryCodec.toBytes(VisitorMemory.EMPTY);
    bytes[0] = 99;
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> VisitorMemoryCodec.fromBytes(bytes));
    assertThat(refused.getMessage(), containsString("version 99"));
  }
}
