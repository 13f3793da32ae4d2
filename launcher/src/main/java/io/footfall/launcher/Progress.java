package io.footfall.launcher;

import io.footfall.model.Slice;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The live line: how fast, which slice, how far behind, what was refused. At most one a second
 * where nothing is wrong.
 */
final class Progress implements SliceListener {

  private static final long LEAST_NANOS_BETWEEN_LINES = Duration.ofSeconds(1).toNanos();

  private final Console console;
  private final Map<String, Long> outcomes = new TreeMap<>();
  private long events;
  private long eventsAtLastLine;
  private long lastLineNanos = System.nanoTime();

  Progress(Console console) {
    this.console = console;
  }

  @Override
  public synchronized void retrying(Slice slice, int attempt, Throwable failure) {
    console.line(
        String.format(
            Locale.ROOT,
            "slice %d failed and is run again (attempt %d): %s",
            slice.number(),
            attempt,
            rootOf(failure)));
  }

  @Override
  public synchronized void finished(SliceReport report) {
    events += report.events();
    report.outcomes().forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
    long sinceLastLine = System.nanoTime() - lastLineNanos;
    if (sinceLastLine >= LEAST_NANOS_BETWEEN_LINES) {
      console.live(line(report, sinceLastLine));
      lastLineNanos = System.nanoTime();
      eventsAtLastLine = events;
    }
  }

  private String line(SliceReport report, long nanos) {
    double perSecond = (events - eventsAtLastLine) * 1e9 / nanos;
    return String.format(
        Locale.ROOT,
        "slice %-5d %,9.0f events/s   %,d stored   %,d duplicate   %,d rejected   lag %,d",
        report.slice().number(),
        perSecond,
        outcomes.getOrDefault("stored", 0L),
        outcomes.getOrDefault("duplicate", 0L),
        rejected(),
        report.lag());
  }

  private long rejected() {
    return outcomes.entrySet().stream()
        .filter(outcome -> outcome.getKey().startsWith("rejected."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static String rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
