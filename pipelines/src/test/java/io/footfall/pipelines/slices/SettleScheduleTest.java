package io.footfall.pipelines.slices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.figures.Shards;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettleScheduleTest {

  private static final long NOW = 1_772_360_130_123L;
  private static final SettleSchedule EVERY_MINUTE = SettleSchedule.every(Duration.ofMinutes(1));

  @Test
  void slicesThatFollowEachOtherCloselyShareTheParts() {
    int[] turns = new int[Shards.PARTS];
    int most = 0;
    for (long at = NOW + 500; at <= NOW + 15 * 60_000; at += 500) {
      Set<Integer> due = EVERY_MINUTE.due(Optional.of(sliceAt(at - 500)), at);
      due.forEach(part -> turns[part]++);
      most = Math.max(most, due.size());
    }
    for (int part = 0; part < turns.length; part++) {
      assertThat("part " + part, turns[part], is(part < Shards.SHORT_PARTS ? 15 : 1));
    }
    assertThat(most, is(lessThanOrEqualTo(3)));
  }

  @Test
  void noPartWaitsLongerThanTheIntervalAndASlice() {
    long seed = 7;
    Random random = new Random(seed);
    Map<Integer, Long> settledAt = new HashMap<>();
    EVERY_MINUTE.all().forEach(part -> settledAt.put(part, NOW));
    long before = NOW;
    for (int slice = 0; slice < 500; slice++) {
      long at = before + 1 + random.nextInt(20_000);
      long slack = at - before;
      for (int part : EVERY_MINUTE.due(Optional.of(sliceAt(before)), at)) {
        assertThat(
            "seed " + seed,
            at - settledAt.put(part, at),
            is(lessThanOrEqualTo(longest(part) + slack)));
      }
      before = at;
    }
    for (int part : EVERY_MINUTE.all()) {
      assertThat(
          "seed " + seed, before - settledAt.get(part), is(lessThanOrEqualTo(longest(part))));
    }
  }

  @Test
  void theFirstSliceAndOneAfterALongPauseSettleAll() {
    assertThat(EVERY_MINUTE.due(Optional.empty(), NOW), is(EVERY_MINUTE.all()));
    assertThat(
        EVERY_MINUTE.due(Optional.of(sliceAt(NOW)), NOW + 15 * 60_000), is(EVERY_MINUTE.all()));
  }

  @Test
  void withoutAnIntervalEachSliceSettlesAll() {
    SettleSchedule always = SettleSchedule.every(Duration.ZERO);
    assertThat(always.due(Optional.of(sliceAt(NOW)), NOW + 1), is(always.all()));
    SettleSchedule nearly = SettleSchedule.every(Duration.ofNanos(999_999));
    assertThat(nearly.due(Optional.of(sliceAt(NOW)), NOW + 1), is(nearly.all()));
  }

  @Test
  void aNegativeIntervalIsRefusedByName() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> SettleSchedule.every(Duration.ofSeconds(-1)));
    assertThat(refused.getMessage(), is("--settleEvery must not be negative: PT-1S"));
  }

  private static long longest(int part) {
    return part < Shards.SHORT_PARTS ? 60_000 : 15 * 60_000;
  }

  private static Slice sliceAt(long plannedAt) {
    return new Slice("clicks/test", 1, plannedAt, List.of(new SliceRange("clicks", 0, 0, 1)));
  }
}
