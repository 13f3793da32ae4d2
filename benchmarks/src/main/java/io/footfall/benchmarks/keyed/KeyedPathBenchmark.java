package io.footfall.benchmarks.keyed;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.measure.Profile;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What following visitors and counting every figure costs an event, first as there are more events:
 * {@code --events} is the largest number, a twentieth and a quarter of it come before, all from a
 * shop that has twenty million shoppers. Then as there are more visitors, and nothing else is more:
 * see {@link Regulars}. Preparing the clicks is not measured.
 */
public final class KeyedPathBenchmark implements BenchmarkJob {

  private static final long START = 1_772_323_200_000L; // 2026-03-01T00:00:00Z

  private static final int FEW_EVENTS = 20;
  private static final int MANY_EVENTS = 4;
  private static final int ALL_EVENTS = 1;
  private static final int SHOPPERS = 20_000_000;
  private static final double RECORDS_PER_SECOND = 2_000;

  private final List<Integer> populations;

  /** For as many visitors as each of these says. */
  public KeyedPathBenchmark(List<Integer> populations) {
    if (populations.stream().anyMatch(visitors -> visitors < Regulars.FEWEST)) {
      throw new WrongOptionException(
          "--visitors must be at least " + Regulars.FEWEST + ": " + populations);
    }
    this.populations = List.copyOf(populations);
  }

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    // Class loading and compilation are not what grows.
    say("warm-up", ofEvents(size, FEW_EVENTS, session), report);
    for (int share : List.of(FEW_EVENTS, MANY_EVENTS, ALL_EVENTS)) {
      say(runnerName, ofEvents(size, share, session), report);
    }
    say("warm-up", ofVisitors(size, populations.get(0), session), report);
    for (int visitors : populations) {
      say(runnerName, ofVisitors(size, visitors, session), report);
    }
    report.line(
        "Where the first of these rows spend their time, what prepares the clicks included:");
    profile(() -> say(runnerName, ofEvents(size, FEW_EVENTS, session), report), report);
    profile(() -> say(runnerName, ofVisitors(size, populations.get(0), session), report), report);
  }

  private static void profile(Profile.Task task, Report report) throws InterruptedException {
    Profile profile = Profile.of(task, parts());
    for (String part : profile.samples().keySet()) {
      report.line(String.format(Locale.ROOT, "  %5.1f %%  %s", profile.shareOf(part) * 100, part));
    }
  }

  private static KeyedRun ofEvents(BenchmarkSize size, int share, RunnerSession session)
      throws InterruptedException {
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), START)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .shoppers(SHOPPERS)
            .build();
    try (KeyedPath path = new KeyedPath(session)) {
      return path.run(
          PreparedSlices.of(
              profile, size.events() / share, size.eventsPerSlice(), (record, outcome) -> {}),
          Integer.MAX_VALUE);
    }
  }

  private static KeyedRun ofVisitors(BenchmarkSize size, int visitors, RunnerSession session)
      throws InterruptedException {
    try (KeyedPath path = new KeyedPath(session)) {
      return new Regulars(size.seed(), START, visitors).follow(path);
    }
  }

  private static void say(String engine, KeyedRun run, Report report) {
    report.line(
        String.format(
            Locale.ROOT,
            "%,10d events in %,4d slices, %,9d visitors, of whom %,7d with %,6d bytes in a slice:"
                + " %,9.0f events/s, %5.2f us of processor an event; %,7d rows of figures, written"
                + " %.2f times an event, %,5d bytes a visitor",
            run.events(),
            run.slices(),
            run.visitors(),
            run.visitorsPerSlice(),
            run.bytesPerMeeting(),
            run.eventsPerSecond(),
            run.cpuMicrosPerEvent(),
            run.figures(),
            run.figureWritesPerEvent(),
            run.bytesPerVisitor()));
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("job", "keyed-path");
    cell.put("engine", engine);
    cell.put("events", run.events());
    cell.put("slices", run.slices());
    cell.put("visitors", run.visitors());
    cell.put("visitorsPerSlice", run.visitorsPerSlice());
    cell.put("eventsPerSecond", Math.round(run.eventsPerSecond()));
    cell.put("cpuMicrosPerEvent", Math.round(run.cpuMicrosPerEvent() * 100) / 100.0);
    cell.put("figures", run.figures());
    cell.put("figureWritesPerEvent", Math.round(run.figureWritesPerEvent() * 100) / 100.0);
    cell.put("bytesPerMeeting", run.bytesPerMeeting());
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
