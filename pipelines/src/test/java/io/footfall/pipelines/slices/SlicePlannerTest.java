package io.footfall.pipelines.slices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlicePlannerTest {

  private final SlicePlanner planner = SlicePlanner.of("clicks", 100);

  @Test
  void aNewSourceStartsAtWhatTheLogHolds() {
    SlicePlan plan = planner.plan(Optional.empty(), Map.of(0, new OffsetSpan(7, 17))).orElseThrow();

    assertThat(plan.ranges(), contains(range(0, 7, 17)));
    assertThat(plan.positions(), is(Map.of(0, 17L)));
    assertThat(plan.lagAfter(), is(0L));
  }

  @Test
  void nothingToReadIsNoPlan() {
    assertThat(
        planner.plan(Optional.of(doneUpTo(Map.of(0, 17L))), Map.of(0, new OffsetSpan(7, 17))),
        is(Optional.empty()));
  }

  @Test
  void theBudgetIsSharedByLag() {
    SlicePlan plan =
        planner
            .plan(
                Optional.empty(),
                Map.of(
                    0, new OffsetSpan(0, 300), 1, new OffsetSpan(0, 100), 2, new OffsetSpan(5, 5)))
            .orElseThrow();

    assertThat(plan.ranges(), containsInAnyOrder(range(0, 0, 75), range(1, 0, 25)));
    assertThat(plan.positions(), is(Map.of(0, 75L, 1, 25L, 2, 5L)));
    assertThat(plan.lagAfter(), is(300L));
  }

  @Test
  void aPartitionWithASmallLagDoesNotStarve() {
    SlicePlan plan =
        planner
            .plan(
                Optional.empty(),
                Map.of(0, new OffsetSpan(0, 4_000_000_000_000L), 1, new OffsetSpan(0, 3)))
            .orElseThrow();

    assertThat(plan.ranges(), containsInAnyOrder(range(0, 0, 99), range(1, 0, 1)));
  }

  @Test
  void everySharingFitsTheBudgetAndTheLags() {
    long seed = 20_260_301;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      Map<Integer, OffsetSpan> log = new HashMap<>();
      int partitions = 1 + random.nextInt(40);
      for (int partition = 0; partition < partitions; partition++) {
        log.put(partition, new OffsetSpan(0, 1 + random.nextInt(1 + random.nextInt(1_000))));
      }
      long lag = log.values().stream().mapToLong(OffsetSpan::end).sum();
      SlicePlan plan = planner.plan(Optional.empty(), log).orElseThrow();
      long length = plan.ranges().stream().mapToLong(SliceRange::length).sum();
      String where = "seed " + seed + ", round " + round + ": " + log;
      assertThat(where, plan.ranges().size(), is(partitions));
      assertThat(where, length, is(Math.min(lag, 100L)));
      assertThat(where, plan.lagAfter(), is(lag - length));
      for (SliceRange range : plan.ranges()) {
        assertThat(where, range.to(), lessThanOrEqualTo(log.get(range.partition()).end()));
      }
    }
  }

  @Test
  void anAddedPartitionStartsAtItsFirstOffset() {
    SlicePlan plan =
        planner
            .plan(
                Optional.of(doneUpTo(Map.of(0, 10L))),
                Map.of(0, new OffsetSpan(0, 10), 1, new OffsetSpan(0, 4)))
            .orElseThrow();

    assertThat(plan.ranges(), contains(range(1, 0, 4)));
    assertThat(plan.positions(), is(Map.of(0, 10L, 1, 4L)));
  }

  @Test
  void whatTheLogLostBeforeItWasReadIsAnErrorThatNamesTheOffsets() {
    TruncatedRangeException truncated =
        assertThrows(
            TruncatedRangeException.class,
            () ->
                planner.plan(
                    Optional.of(doneUpTo(Map.of(3, 10L))), Map.of(3, new OffsetSpan(25, 40))));

    assertThat(truncated.missing(), contains(range(3, 10, 25)));
    assertThat(truncated.getMessage(), containsString("clicks-3 [10, 25)"));
    assertThat(truncated.getMessage(), containsString("--acceptLoss"));
  }

  @Test
  void anAcceptedLossIsInThePlan() {
    SlicePlan plan =
        planner
            .acceptingLoss()
            .plan(Optional.of(doneUpTo(Map.of(3, 10L))), Map.of(3, new OffsetSpan(25, 40)))
            .orElseThrow();

    assertThat(plan.truncated(), contains(range(3, 10, 25)));
    assertThat(plan.ranges(), contains(range(3, 25, 40)));
  }

  @Test
  void aLogThatEndsBeforeTheJournalIsAnError() {
    LogRewoundException rewound =
        assertThrows(
            LogRewoundException.class,
            () ->
                planner.plan(
                    Optional.of(doneUpTo(Map.of(0, 10L))), Map.of(0, new OffsetSpan(0, 4))));
    assertThat(rewound.getMessage(), containsString("clicks-0 ends at offset 4"));
  }

  @Test
  void aPartitionThatIsGoneIsAnError() {
    assertThrows(
        LogRewoundException.class,
        () ->
            planner.plan(
                Optional.of(doneUpTo(Map.of(0, 4L, 1, 10L))), Map.of(0, new OffsetSpan(0, 4))));
  }

  @Test
  void anUnfinishedSliceIsResumedAsItWasPlanned() {
    JournalEntry unfinished = planned(range(0, 5, 10), range(1, 0, 3));

    JournalEntry resumed =
        planner.resume(unfinished, Map.of(0, new OffsetSpan(5, 90), 1, new OffsetSpan(0, 90)));

    assertThat(resumed, equalTo(unfinished));
    assertThat(resumed.remaining(), is(unfinished.slice().ranges()));
  }

  @Test
  void anUnfinishedSliceThatTheLogLostIsAnErrorUnlessAccepted() {
    JournalEntry unfinished = planned(range(0, 5, 10), range(1, 0, 3));
    Map<Integer, OffsetSpan> log = Map.of(0, new OffsetSpan(8, 90), 1, new OffsetSpan(50, 90));

    assertThrows(TruncatedRangeException.class, () -> planner.resume(unfinished, log));
    JournalEntry resumed = planner.acceptingLoss().resume(unfinished, log);

    assertThat(resumed.truncated(), containsInAnyOrder(range(0, 5, 8), range(1, 0, 3)));
    assertThat(resumed.remaining(), contains(range(0, 8, 10)));
  }

  private static SliceRange range(int partition, long from, long to) {
    return new SliceRange("clicks", partition, from, to);
  }

  private static JournalEntry planned(SliceRange... ranges) {
    return JournalEntry.planned(
        new Slice("clicks/test", 1, 1_000, List.of(ranges)), Map.of(0, 10L, 1, 3L), List.of());
  }

  private static JournalEntry doneUpTo(Map<Integer, Long> positions) {
    return JournalEntry.planned(
            new Slice("clicks/test", 1, 1_000, List.of(range(0, 0, 1))), positions, List.of())
        .done(Map.of(), 2_000);
  }
}
