package io.footfall.launcher;

import io.footfall.launcher.options.ScheduleOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The turns of a command that comes again: says when the next is due, and waits for it or for the
 * wish to end.
 */
final class Turns {

  private final ScheduleOptions schedule;
  private final StopSignal stop;
  private final Console console;

  Turns(ScheduleOptions schedule, StopSignal stop, Console console) {
    this.schedule = schedule;
    this.stop = stop;
    this.console = console;
    // What can't be is refused before the first turn
    schedule.nextAfter(Instant.now());
  }

  /** Waits; false, at once where the command has one turn, if there is no other. */
  boolean comesAgain() throws InterruptedException {
    Instant now = Instant.now();
    Optional<Instant> next = schedule.nextAfter(now);
    if (next.isEmpty()) {
      return false;
    }
    console.line("Next time at " + next.get() + ". Ctrl-C ends it.");
    // A turn that began a moment early would come again at the same time
    while (now.isBefore(next.get())) {
      if (stop.await(Duration.between(now, next.get()).toNanos(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      now = Instant.now();
    }
    return true;
  }
}
