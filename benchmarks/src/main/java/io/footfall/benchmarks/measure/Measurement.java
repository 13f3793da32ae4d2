package io.footfall.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One run of a contender.
 *
 * @param events what it has brought to its end
 * @param took from start to end, by the wall's clock
 * @param processorTime that each process spent in that time, by the process's name
 * @param slices how long each slice took; empty for a contender that cuts none
 */
public record Measurement(
    long events, Duration took, Map<String, Duration> processorTime, List<Duration> slices) {

  private static final double MICROS = 1e3;

  public Measurement {
    if (events < 1 || took.isZero() || took.isNegative()) {
      throw new IllegalArgumentException("Nothing was measured: " + events + " events in " + took);
    }
    processorTime = Map.copyOf(processorTime);
    slices = List.copyOf(slices);
  }

  /** What is measured. */
  @FunctionalInterface
  public interface Work {
    void run() throws InterruptedException;
  }

  /**
   * Does the work, which brings so many events to their end and cuts no slices, and measures it.
   */
  public static Measurement of(long events, ProcessorTimes processors, Work work)
      throws InterruptedException {
    Map<String, Duration> before = processors.read();
    long start = System.nanoTime();
    work.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Measurement(events, took, processors.since(before), List.of());
  }

  public double eventsPerSecond() {
    return events * 1e9 / took.toNanos();
  }

  /** Processor time of that process for an event, microseconds. */
  public double cpuMicrosPerEvent(String process) {
    return processorTime.getOrDefault(process, Duration.ZERO).toNanos() / MICROS / events;
  }

  /** Processor time of all processes for an event, microseconds. */
  public double cpuMicrosPerEvent() {
    return processorTime.values().stream().mapToLong(Duration::toNanos).sum() / MICROS / events;
  }

  /** How many cores were busy, on average. */
  public double busyCores() {
    return cpuMicrosPerEvent() * events * MICROS / took.toNanos();
  }
}
