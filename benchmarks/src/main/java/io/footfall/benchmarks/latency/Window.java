package io.footfall.benchmarks.latency;

import io.footfall.benchmarks.measure.ProcessorTimes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The time that is measured, after the warm-up, and what each process spent in it.
 *
 * @param fromMillis its first moment
 * @param toMillis the moment after its last
 * @param processorTime by process
 */
record Window(long fromMillis, long toMillis, Map<String, Duration> processorTime) {

  /** Whether a record that was made then counts. */
  boolean holds(long madeAtMillis) {
    return madeAtMillis >= fromMillis && madeAtMillis < toMillis;
  }

  /** How many cores that process kept busy, on average; two figures behind the point. */
  double cores(String process) {
    double millis = processorTime.getOrDefault(process, Duration.ZERO).toNanos() / 1e6;
    return Math.round(100 * millis / (toMillis - fromMillis)) / 100.0;
  }

  /** Takes the readings at the window's two ends, from now on, while others work. */
  static Watch watch(ProcessorTimes processors, int warmUpSeconds, int seconds) {
    Executor afterWarmUp = CompletableFuture.delayedExecutor(warmUpSeconds, TimeUnit.SECONDS);
    Executor afterThat = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    return new Watch(
        CompletableFuture.supplyAsync(() -> Reading.take(processors), afterWarmUp)
            .thenCompose(
                first ->
                    CompletableFuture.supplyAsync(
                        () ->
                            new Window(
                                first.atMillis(),
                                System.currentTimeMillis(),
                                processors.since(first.times())),
                        afterThat)));
  }

  private record Reading(long atMillis, Map<String, Duration> times) {
    static Reading take(ProcessorTimes processors) {
      return new Reading(System.currentTimeMillis(), processors.read());
    }
  }

  /** A window that is being measured. */
  record Watch(CompletableFuture<Window> window) {

    /** The window, once it is over. */
    Window result() {
      return window.join();
    }
  }
}
