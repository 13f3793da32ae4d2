package io.footfall.launcher.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what a command does that works turn by turn ({@code --every}): {@code
 * footfall_turn_seconds}, {@code footfall_turn_finished_timestamp_seconds}, both by {@code
 * command}, and what a turn came to as {@code footfall_<command>_total} by {@code outcome}.
 */
public final class TurnMetrics {

  private final MeterRegistry registry;
  private final String command;
  private final Timer durations;
  private final AtomicLong finishedAtMillis = new AtomicLong();

  private TurnMetrics(MeterRegistry registry, String command) {
    this.registry = registry;
    this.command = command;
    this.durations = Timer.builder("footfall.turn").tag("command", command).register(registry);
    Gauge.builder("footfall.turn.finished.timestamp.seconds", () -> finishedAtMillis.get() / 1e3)
        .tag("command", command)
        .register(registry);
  }

  /** Of that command. */
  public static TurnMetrics of(String command, MeterRegistry registry) {
    return new TurnMetrics(registry, command);
  }

  /** A turn went well, took so long and came to that. */
  public void finished(Duration took, Map<String, Long> outcomes) {
    durations.record(took);
    finishedAtMillis.set(System.currentTimeMillis());
    outcomes.forEach(
        (outcome, count) ->
            registry.counter("footfall." + command, "outcome", outcome).increment(count));
  }

  /** Whether a turn has gone well; one that fails ends the process. */
  public boolean isWell() {
    return finishedAtMillis.get() > 0;
  }
}
