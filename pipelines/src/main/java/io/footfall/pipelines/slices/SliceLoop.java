package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a slice, journals it, runs it, journals what it came to, and goes on.
 *
 * <p>A slice that the journal holds as planned is redone first, with exactly its ranges and its
 * time, whether it never ran, half ran, or ran without being journaled: running it again changes
 * nothing. The time of a plan never goes back, whatever the clock does, as what is too late is
 * judged by it. Throws what stops it; the journal then says where the next start begins.
 *
 * <p>What slices have deferred is settled by those after them, by a schedule, and all of it by the
 * slice that catches up, where the loop is to end then, or by one without records, when nothing
 * comes any more and when the loop is stopped.
 */
public final class SliceLoop {

  private final SourceLog log;
  private final Journal journal;
  private final Lease lease;
  private final SlicePlanner planner;
  private final SliceRunner runner;
  private final LoopSettings settings;
  private final SliceListener listener;
  private final Clock clock;

  private final EndWish end = new EndWish();
  private Ledger ledger = Ledger.empty();

  private SliceLoop(
      SourceLog log,
      Journal journal,
      Lease lease,
      SlicePlanner planner,
      SliceRunner runner,
      LoopSettings settings,
      SliceListener listener,
      Clock clock) {
    this.log = log;
    this.journal = journal;
    this.lease = lease;
    this.planner = planner;
    this.runner = runner;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /** A loop over the log, under a lease that has been acquired and that the caller gives back. */
  public static SliceLoop of(
      SourceLog log,
      Journal journal,
      Lease lease,
      SlicePlanner planner,
      SliceJob job,
      OutcomeReader outcomes,
      LoopSettings settings,
      SliceListener listener,
      Clock clock) {
    SliceRunner runner =
        new SliceRunner(log, journal, lease, job, outcomes, settings, listener, clock);
    return new SliceLoop(log, journal, lease, planner, runner, settings, listener, clock);
  }

  /** Runs until {@link #stop} is called. */
  public Ledger run() throws InterruptedException {
    return slices();
  }

  /** Runs until the log holds nothing more, or {@link #stop} is called. */
  public Ledger catchUp() throws InterruptedException {
    end.whenCaughtUp();
    return slices();
  }

  /** Asks the loop to end after the slice that is running; from any thread, at any time. */
  public void stop() {
    end.now();
  }

  /** Asks the loop to end as soon as the log holds nothing more; from any thread, at any time. */
  public void stopWhenCaughtUp() {
    end.whenCaughtUp();
  }

  private Ledger slices() throws InterruptedException {
    Optional<JournalEntry> last = takeUp();
    Duration pause = Duration.ZERO;
    while (!end.isNowWithin(pause)) {
      long started = System.nanoTime();
      // Asked before the log is: what was written before the wish must still be read
      boolean isLastLook = end.isWhenCaughtUp();
      Optional<SlicePlan> plan = planner.plan(last, log.spans());
      if (plan.isPresent()) {
        // Nobody has to wait for a slice that would only settle, when this one is the last
        boolean isEnd = isLastLook && plan.get().lagAfter() == 0;
        last = Optional.of(work(journaled(plan.get(), last, isEnd), plan.get().lagAfter()));
      } else if (isLastLook) {
        break;
      } else if (hasWaitedToSettle(last)) {
        last = Optional.of(settleRest(last.get()));
      }
      // Who waits for the end need not wait for the next slice's time
      boolean behind = plan.isPresent() && (plan.get().lagAfter() > 0 || isLastLook);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      pause = behind ? Duration.ZERO : settings.minInterval().minus(took);
    }
    if (last.isPresent() && !settings.settling().isAllSettledBy(last.get().slice())) {
      settleRest(last.get());
    }
    return ledger;
  }

  /** Whether nothing has come for as long as figures may wait, and some do. */
  private boolean hasWaitedToSettle(Optional<JournalEntry> last) {
    SettleSchedule settling = settings.settling();
    return last.map(JournalEntry::slice)
        .filter(slice -> !settling.isAllSettledBy(slice))
        .filter(slice -> clock.millis() - slice.plannedAtMillis() >= settling.interval().toMillis())
        .isPresent();
  }

  /** Runs a slice that reads nothing and settles everything. */
  private JournalEntry settleRest(JournalEntry last) {
    Set<Integer> all = settings.settling().all();
    Slice slice =
        new Slice(journal.source(), last.slice().number() + 1, timeAfter(last), List.of(), all, 1);
    return work(journaled(JournalEntry.planned(slice, last.positions(), List.of())), 0);
  }

  private Optional<JournalEntry> takeUp() {
    Optional<JournalEntry> last = journal.last();
    if (last.isEmpty()) {
      return last;
    }
    if (last.get().isDone()) {
      // The last start may have ended between the journal and the commit
      log.commit(last.get().positions());
      return last;
    }
    JournalEntry again = planner.resume(last.get(), log.spans()).takenUpAgain();
    lease.ensureHeld();
    journal.takeUp(again);
    return Optional.of(work(again, 0));
  }

  private JournalEntry journaled(SlicePlan plan, Optional<JournalEntry> last, boolean isEnd) {
    long number = last.map(entry -> entry.slice().number() + 1).orElse(1L);
    long plannedAt = last.map(this::timeAfter).orElseGet(clock::millis);
    SettleSchedule settling = settings.settling();
    Set<Integer> settles =
        isEnd ? settling.all() : settling.due(last.map(JournalEntry::slice), plannedAt);
    Slice slice = new Slice(journal.source(), number, plannedAt, plan.ranges()).settling(settles);
    return journaled(JournalEntry.planned(slice, plan.positions(), plan.truncated()));
  }

  private JournalEntry journaled(JournalEntry planned) {
    lease.ensureHeld();
    journal.plan(planned);
    return planned;
  }

  /** Later than the plan before it, whatever the clock says: write times are made of it. */
  private long timeAfter(JournalEntry last) {
    return Math.max(last.slice().plannedAtMillis() + 1, clock.millis());
  }

  private JournalEntry work(JournalEntry planned, long lagAfter) {
    long started = System.nanoTime();
    JournalEntry done = runner.complete(planned);
    long events = done.outcomes().values().stream().mapToLong(Long::longValue).sum();
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    ledger = ledger.plus(done.outcomes());
    listener.finished(new SliceReport(done.slice(), events, took, lagAfter, done.outcomes()));
    return done;
  }
}
