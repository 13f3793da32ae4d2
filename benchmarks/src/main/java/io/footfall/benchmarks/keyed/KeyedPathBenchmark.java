package io.footfall.benchmarks.keyed;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.measure.Profile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What following visitors and counting every figure costs an event, as there are more events and
 * more visitors: {@code --events} is the largest number, a twentieth and a quarter of it come
 * before, all from a million shoppers; then a twentieth from a thousand of them and from thirty
 * thousand. (A shop that has so many events at once has many shoppers; a thousand who made the
 * largest number would be robots all.) Preparing the clicks is not measured.
 */
public final class KeyedPathBenchmark implements BenchmarkJob {

  private static final int FEW_EVENTS = 20;
  private static final int MANY_EVENTS = 4;
  private static final int ALL_EVENTS = 1;
  private static final int FEW_VISITORS = 1_000;
  private static final int MORE_VISITORS = 30_000;
  private static final int MANY_VISITORS = 1_000_000;

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    report.line("Machine: " + Machine.describe());
    // Class loading and compilation are not what grows.
    say("warm-up", run(size, FEW_EVENTS, MANY_VISITORS, session), report);
    for (int share : List.of(FEW_EVENTS, MANY_EVENTS, ALL_EVENTS)) {
      say(runnerName, run(size, share, MANY_VISITORS, session), report);
    }
    for (int visitors : List.of(FEW_VISITORS, MORE_VISITORS)) {
      say(runnerName, run(size, FEW_EVENTS, visitors, session), report);
    }
    Profile profile =
        Profile.of(
            () -> say(runnerName, run(size, FEW_EVENTS, MANY_VISITORS, session), report), parts());
    report.line("Where it spends its time, preparing the clicks beforehand included:");
    profile
        .samples()
        .keySet()
        .forEach(
            part ->
                report.line(
                    String.format(
                        Locale.ROOT, "  %5.1f %%  %s", profile.shareOf(part) * 100, part)));
  }

  private static KeyedRun run(BenchmarkSize size, int share, int visitors, RunnerSession session)
      throws InterruptedException {
    return KeyedRun.of(size, size.events() / share, visitors, session);
  }

  private static void say(String engine, KeyedRun run, Report report) {
    report.line(
        String.format(
            Locale.ROOT,
            "%,10d events %,9d visitors met: %,9.0f events/s, %5.2f us of processor an event; %,7d"
                + " rows of figures, written %.2f times an event, %,5d bytes a visitor",
            run.events(),
            run.visitors(),
            run.eventsPerSecond(),
            run.cpuMicrosPerEvent(),
            run.figures(),
            run.figureWritesPerEvent(),
            run.bytesPerVisitor()));
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("job", "keyed-path");
    cell.put("engine", engine);
    cell.put("events", run.events());
    cell.put("visitors", run.visitors());
    cell.put("eventsPerSecond", Math.round(run.eventsPerSecond()));
    cell.put("cpuMicrosPerEvent", Math.round(run.cpuMicrosPerEvent() * 100) / 100.0);
    cell.put("figures", run.figures());
    cell.put("figureWritesPerEvent", Math.round(run.figureWritesPerEvent() * 100) / 100.0);
    cell.put("bytesPerVisitor", run.bytesPerVisitor());
    report.result("BENCH", cell);
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("io.footfall.visits.", "follow visitors");
    parts.put("io.footfall.figures.", "count and merge figures");
    parts.put("org.apache.datasketches.", "count and merge figures");
    parts.put("io.footfall.coders.", "encode and decode");
    parts.put("io.footfall.generators.", "prepare (not measured)");
    parts.put("io.footfall.prepare.", "prepare (not measured)");
    parts.put("com.fasterxml.jackson.", "prepare (not measured)");
    parts.put("org.apache.beam.", "runner");
    parts.put("org.apache.spark.", "runner");
    return parts;
  }
}
