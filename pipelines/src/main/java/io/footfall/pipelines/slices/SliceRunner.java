package io.footfall.pipelines.slices;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings a journaled slice to its end: runs it, a bounded number of times, checks that every record
 * has an outcome, journals that, and commits the offsets. Any of it may be done again.
 */
final class SliceRunner {

  private final SourceLog log;
  private final Journal journal;
  private final Lease lease;
  private final SliceJob job;
  private final OutcomeReader outcomes;
  private final LoopSettings settings;
  private final SliceListener listener;
  private final Clock clock;

  SliceRunner(
      SourceLog log,
      Journal journal,
      Lease lease,
      SliceJob job,
      OutcomeReader outcomes,
      LoopSettings settings,
      SliceListener listener,
      Clock clock) {
    this.log = log;
    this.journal = journal;
    this.lease = lease;
    this.job = job;
    this.outcomes = outcomes;
    this.settings = settings;
    this.listener = listener;
    this.clock = clock;
  }

  /** Returns the entry as done and journaled. */
  JournalEntry complete(JournalEntry planned) {
    List<SliceRange> remaining = planned.remaining();
    if (!remaining.isEmpty() || !planned.slice().settles().isEmpty()) {
      run(planned.slice().withRanges(remaining));
    }
    Map<String, Long> counts = outcomes.read(planned.slice());
    new Conservation(log).check(planned, counts);
    JournalEntry done = planned.done(counts, clock.millis());
    lease.ensureHeld();
    journal.finish(done);
    log.commit(done.positions());
    return done;
  }

  private void run(Slice slice) {
    listener.started(slice);
    int[] attempts = {0};
    RetryPolicy<Object> policy =
        RetryPolicy.builder()
            .handle(RuntimeException.class)
            .abortIf((result, failure) -> failure != null && isFinal(failure))
            .withMaxAttempts(settings.attempts())
            .withBackoff(settings.firstDelay(), settings.longestDelay())
            .onRetry(
                event ->
                    listener.retrying(slice, event.getAttemptCount() + 1, event.getLastException()))
            .build();
    try {
      Failsafe.with(policy)
          .run(
              () -> {
                attempts[0]++;
                lease.ensureHeld();
                job.run(slice);
              });
    } catch (RuntimeException failure) {
      finalCauseOf(failure)
          .ifPresent(
              cause -> {
                throw cause;
              });
      throw new SliceFailedException(slice, attempts[0], failure);
    }
  }

  private static boolean isFinal(Throwable failure) {
    return finalCauseOf(failure).isPresent();
  }

  /** Runners wrap what a transform throws, some of them twice. */
  private static Optional<RuntimeException> finalCauseOf(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(
            cause ->
                cause instanceof TruncatedRangeException
                    || cause instanceof TopicMissingException
                    || cause instanceof LeaseLostException)
        .map(RuntimeException.class::cast)
        .findFirst();
  }
}
