package io.footfall.pipelines.slices;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SliceLoopTest {

  private static final long NOW = 1_772_360_130_000L;

  private final FakeLog log = new FakeLog();
  private final FakeJournal journal = new FakeJournal();
  private final FakeLease lease = new FakeLease();
  private final FakeJob job = new FakeJob();
  private final List<SliceReport> reports = new ArrayList<>();
  private final List<Integer> retries = new ArrayList<>();
  private SlicePlanner planner = SlicePlanner.of("clicks", 10);

  @Test
  void nothingToReadJournalsNothing() throws Exception {
    log.with(0, 0, 0);

    Ledger ledger = loopAt(NOW).catchUp();

    assertThat(ledger, is(Ledger.empty()));
    assertThat(journal.entries.values(), is(empty()));
    assertThat(job.runs, is(empty()));
  }

  @Test
  void slicesFollowEachOtherWithoutGaps() throws Exception {
    log.with(0, 0, 25);

    Ledger ledger = loopAt(NOW).catchUp();

    assertThat(
        job.runs.stream().map(Slice::ranges).toList(),
        contains(ranges(0, 10), ranges(10, 20), ranges(20, 25)));
    assertThat(job.runs.stream().map(Slice::number).toList(), contains(1L, 2L, 3L));
    assertThat(ledger, is(new Ledger(3, Map.of("stored", 25L))));
    assertThat(log.committed, is(Map.of(0, 25L)));
    assertThat(reports.stream().map(SliceReport::lag).toList(), contains(15L, 5L, 0L));
    assertThat(journal.entries.get(3L).finishedAtMillis().orElseThrow(), is(NOW));
  }

  @Test
  void aPlanIsJournaledBeforeItRuns() throws Exception {
    log.with(0, 0, 5);
    List<Boolean> doneWhenRun = new ArrayList<>();
    job.meanwhile = () -> doneWhenRun.add(journal.entries.get(1L).isDone());

    loopAt(NOW).catchUp();

    assertThat(doneWhenRun, contains(false));
    assertThat(journal.entries.get(1L).isDone(), is(true));
  }

  @Test
  void aPlannedSliceIsRedoneWithItsRangesAndItsTime() throws Exception {
    log.with(0, 0, 25);
    journal.plan(
        JournalEntry.planned(
            new Slice("clicks/test", 1, NOW - 60_000, ranges(0, 4)), Map.of(0, 4L), List.of()));

    loopAt(NOW).catchUp();

    assertThat(
        job.runs.get(0),
        is(new Slice("clicks/test", 1, NOW - 60_000, ranges(0, 4)).takenUpAgain()));
    assertThat(job.runs.get(1).ranges(), is(ranges(4, 14)));
  }

  @Test
  void aHalfRunSliceIsRedone() throws Exception {
    log.with(0, 0, 5);
    job.failures = 99;
    SliceFailedException failed =
        assertThrows(SliceFailedException.class, () -> loopAt(NOW).catchUp());
    assertThat(failed.getMessage(), containsString("the store is down"));
    assertThat(job.runs, hasSize(3));
    assertThat(retries, contains(2, 3));
    assertThat(journal.entries.get(1L).isDone(), is(false));
    assertThat(log.committed, is(Map.of()));

    job.failures = 0;
    Ledger ledger = loopAt(NOW + 5_000).catchUp();

    assertThat(ledger, is(new Ledger(1, Map.of("stored", 5L))));
    assertThat(job.runs.get(3), is(job.runs.get(0).takenUpAgain()));
  }

  @Test
  void howOftenASliceIsTakenUpIsJournaledBeforeItRuns() throws Exception {
    log.with(0, 0, 5);
    job.failures = 6;
    assertThrows(SliceFailedException.class, () -> loopAt(NOW).catchUp());
    List<Integer> journaled = new ArrayList<>();
    job.meanwhile = () -> journaled.add(journal.entries.get(1L).slice().attempt());

    assertThrows(SliceFailedException.class, () -> loopAt(NOW).catchUp());
    loopAt(NOW).catchUp();

    assertThat(journaled, contains(2, 2, 2, 3));
  }

  @Test
  void aSliceThatRanButWasNotJournaledIsRedoneAndCountsOnce() throws Exception {
    log.with(0, 0, 5);
    journal.finishFails = true;
    assertThrows(IllegalStateException.class, () -> loopAt(NOW).catchUp());

    journal.finishFails = false;
    Ledger ledger = loopAt(NOW + 5_000).catchUp();

    assertThat(job.runs, hasSize(2));
    assertThat(ledger, is(new Ledger(1, Map.of("stored", 5L))));
  }

  @Test
  void aSliceThatWasJournaledButNotCommittedIsCommitted() throws Exception {
    log.with(0, 0, 5);
    loopAt(NOW).catchUp();
    log.committed.clear();

    loopAt(NOW).catchUp();

    assertThat(log.committed, is(Map.of(0, 5L)));
    assertThat(job.runs, hasSize(1));
  }

  @Test
  void aStoreThatComesBackInTimeCostsARetry() throws Exception {
    log.with(0, 0, 5);
    job.failures = 1;

    Ledger ledger = loopAt(NOW).catchUp();

    assertThat(retries, contains(2));
    assertThat(ledger, is(new Ledger(1, Map.of("stored", 5L))));
  }

  @Test
  void aStoreThatIsDownAtTheStartStopsTheLoop() {
    journal.down = true;

    assertThrows(IllegalStateException.class, () -> loopAt(NOW).catchUp());

    assertThat(job.runs, is(empty()));
  }

  @Test
  void aMissingTopicStopsTheLoop() {
    log.missing = true;

    TopicMissingException missing =
        assertThrows(TopicMissingException.class, () -> loopAt(NOW).catchUp());

    assertThat(missing.getMessage(), containsString("'clicks'"));
  }

  @Test
  void aRangeTruncatedUnderTheReaderIsNotTriedAgain() {
    log.with(0, 0, 5);
    TruncatedRangeException truncated = new TruncatedRangeException(ranges(0, 3));
    job.failure = new IllegalStateException("the pipeline failed", truncated);
    job.failures = 99;

    TruncatedRangeException thrown =
        assertThrows(TruncatedRangeException.class, () -> loopAt(NOW).catchUp());

    assertThat(thrown, is(sameInstance(truncated)));
    assertThat(job.runs, hasSize(1));
    assertThat(journal.entries.get(1L).isDone(), is(false));
  }

  @Test
  void anAcceptedLossIsJournaled() throws Exception {
    log.with(0, 0, 5);
    loopAt(NOW).catchUp();
    log.with(0, 8, 12);
    assertThrows(TruncatedRangeException.class, () -> loopAt(NOW).catchUp());

    planner = planner.acceptingLoss();
    loopAt(NOW).catchUp();

    assertThat(journal.entries.get(2L).truncated(), is(ranges(5, 8)));
    assertThat(job.runs.get(1).ranges(), is(ranges(8, 12)));
  }

  @Test
  void anUnfinishedSliceThatIsGoneEntirelyIsGivenUpWhenAccepted() throws Exception {
    log.with(0, 20, 22);
    journal.plan(
        JournalEntry.planned(
            new Slice("clicks/test", 1, NOW, ranges(0, 20)), Map.of(0, 20L), List.of()));
    planner = planner.acceptingLoss();

    loopAt(NOW).catchUp();

    assertThat(journal.entries.get(1L).isDone(), is(true));
    assertThat(journal.entries.get(1L).truncated(), is(ranges(0, 20)));
    assertThat(job.runs.get(0).ranges(), is(ranges(20, 22)));
  }

  @Test
  void partitionsAddedAreReadFromTheirFirstOffset() throws Exception {
    log.with(0, 0, 5);
    loopAt(NOW).catchUp();
    log.with(1, 0, 3);

    loopAt(NOW).catchUp();

    assertThat(job.runs.get(1).ranges(), contains(new SliceRange("clicks", 1, 0, 3)));
  }

  @Test
  void aLostLeaseStopsTheLoopBeforeTheNextWrite() {
    log.with(0, 0, 5);
    job.meanwhile = () -> lease.lost = true;

    assertThrows(LeaseLostException.class, () -> loopAt(NOW).catchUp());

    assertThat(journal.entries.get(1L).isDone(), is(false));
    assertThat(log.committed, is(Map.of()));
  }

  @Test
  void aLostLeaseStopsTheLoopBeforeAPlan() {
    log.with(0, 0, 5);
    lease.lost = true;

    assertThrows(LeaseLostException.class, () -> loopAt(NOW).catchUp());

    assertThat(journal.entries.values(), is(empty()));
  }

  @Test
  void aPlanOfAnotherDriverIsNotWrittenOver() {
    log.with(0, 0, 5);
    FakeJournal theirs = journal;
    job.meanwhile =
        () ->
            theirs.entries.put(
                2L,
                JournalEntry.planned(
                    new Slice("clicks/test", 2, NOW, ranges(5, 6)), Map.of(0, 6L), List.of()));
    log.with(0, 0, 15);

    assertThrows(LeaseLostException.class, () -> loopAt(NOW).catchUp());

    assertThat(journal.entries.get(2L).slice().ranges(), is(ranges(5, 6)));
  }

  @Test
  void aStopRequestEndsTheLoopAfterTheRunningSlice() throws Exception {
    log.with(0, 0, 25);
    SliceLoop loop = loopAt(NOW);
    job.meanwhile = loop::stop;

    Ledger ledger = loop.run();

    assertThat(ledger.slices(), is(1L));
    assertThat(journal.entries.get(1L).isDone(), is(true));
    assertThat(log.committed, is(Map.of(0, 10L)));
  }

  @Test
  void aStopRequestEndsTheWaitForMore() throws Exception {
    log.with(0, 0, 5);
    SliceLoop loop = loop(NOW, Duration.ofHours(1));
    CompletableFuture<Ledger> ledger = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                ledger.complete(loop.run());
              } catch (InterruptedException | RuntimeException failure) {
                ledger.completeExceptionally(failure);
              }
            });
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);

    loop.stop();

    assertThat(ledger.get().slices(), is(1L));
  }

  @Test
  void theTimeOfAPlanIsLaterThanThatOfTheOneBefore() throws Exception {
    log.with(0, 0, 5);
    loopAt(NOW).catchUp();
    log.with(0, 0, 9);

    loopAt(NOW - 3_600_000).catchUp();

    assertThat(job.runs.stream().map(Slice::plannedAtMillis).toList(), contains(NOW, NOW + 1));
  }

  @Test
  void gapsInTheOffsetsAreNoLoss() throws Exception {
    log.with(0, 0, 5);
    log.gaps = 2;
    job.gaps = 2;

    Ledger ledger = loopAt(NOW).catchUp();

    assertThat(ledger.read(), is(3L));
    assertThat(log.committed, is(Map.of(0, 5L)));
  }

  @Test
  void aRecordWithoutAnOutcomeLeavesTheSliceUnfinished() {
    log.with(0, 0, 5);
    job.gaps = 1;

    UnbalancedSliceException unbalanced =
        assertThrows(UnbalancedSliceException.class, () -> loopAt(NOW).catchUp());

    assertThat(unbalanced.getMessage(), containsString("{stored=4}"));
    assertThat(journal.entries.get(1L).isDone(), is(false));
  }

  @Test
  void aRecordWithTwoOutcomesLeavesTheSliceUnfinished() {
    log.with(0, 0, 5);
    job.gaps = -1;

    RuntimeException unbalanced = assertThrows(RuntimeException.class, () -> loopAt(NOW).catchUp());

    assertThat(unbalanced, is(instanceOf(UnbalancedSliceException.class)));
  }

  @Test
  void whatSlicesDeferIsSettledByTheOneThatCatchesUp() throws Exception {
    log.with(0, 0, 25);
    SettleSchedule everyMinute = SettleSchedule.every(Duration.ofMinutes(1));

    Ledger ledger = settlingLoopAt(NOW, everyMinute).catchUp();

    assertThat(
        job.runs.stream().map(Slice::ranges).toList(),
        contains(ranges(0, 10), ranges(10, 20), ranges(20, 25)));
    assertThat(
        job.runs.stream().map(Slice::settles).toList(),
        contains(everyMinute.all(), Set.of(), everyMinute.all()));
    assertThat(ledger, is(new Ledger(3, Map.of("stored", 25L))));
    assertThat(log.committed, is(Map.of(0, 25L)));
  }

  @Test
  void whatIsSettledIsNotSettledAgain() throws Exception {
    log.with(0, 0, 25);
    SettleSchedule everyMinute = SettleSchedule.every(Duration.ofMinutes(1));
    settlingLoopAt(NOW, everyMinute).catchUp();

    settlingLoopAt(NOW + 3_600_000, everyMinute).catchUp();

    assertThat(job.runs, hasSize(3));
  }

  @Test
  void aSettlingSliceIsRedoneWithItsParts() throws Exception {
    log.with(0, 0, 15);
    SettleSchedule everyMinute = SettleSchedule.every(Duration.ofMinutes(1));
    SliceLoop stopped = settlingLoopAt(NOW, everyMinute);
    job.meanwhile =
        () -> {
          if (job.runs.size() == 2) {
            stopped.stop();
          }
          job.failures = job.runs.size() >= 3 ? 3 : 0;
        };
    assertThrows(SliceFailedException.class, stopped::run);
    job.meanwhile = () -> {};
    job.failures = 0;

    settlingLoopAt(NOW + 1_000, SettleSchedule.every(Duration.ZERO)).catchUp();

    assertThat(job.runs.get(job.runs.size() - 1), is(job.runs.get(2).takenUpAgain()));
    assertThat(journal.entries.get(3L).isDone(), is(true));
    assertThat(journal.entries.keySet(), hasSize(3));
  }

  @Test
  void whoIsToldToStopSettlesFirst() throws Exception {
    log.with(0, 0, 15);
    SettleSchedule everyMinute = SettleSchedule.every(Duration.ofMinutes(1));
    SliceLoop loop = settlingLoopAt(NOW, everyMinute);
    job.meanwhile =
        () -> {
          if (job.runs.size() == 2) {
            loop.stop();
          }
        };

    loop.run();

    assertThat(job.runs, hasSize(3));
    assertThat(job.runs.get(2).settles(), is(everyMinute.all()));
  }

  private SliceLoop loopAt(long millis) {
    return loop(millis, Duration.ZERO);
  }

  private SliceLoop settlingLoopAt(long millis, SettleSchedule settling) {
    return loop(millis, pace(Duration.ZERO).settling(settling));
  }

  private SliceLoop loop(long millis, Duration minInterval) {
    return loop(millis, pace(minInterval));
  }

  private static LoopSettings pace(Duration minInterval) {
    return new LoopSettings(minInterval, 3, Duration.ofMillis(1), Duration.ofMillis(2));
  }

  private SliceLoop loop(long millis, LoopSettings settings) {
    return SliceLoop.of(
        log,
        journal,
        lease,
        planner,
        job,
        job,
        settings,
        new Recorder(),
        Clock.fixed(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
  }

  private static List<SliceRange> ranges(long from, long to) {
    return List.of(new SliceRange("clicks", 0, from, to));
  }

  private final class Recorder implements SliceListener {
    @Override
    public void started(Slice slice) {}

    @Override
    public void retrying(Slice slice, int attempt, Throwable failure) {
      retries.add(attempt);
    }

    @Override
    public void finished(SliceReport report) {
      reports.add(report);
    }
  }
}
