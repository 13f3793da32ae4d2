package io.footfall.launcher;

import io.footfall.launcher.operations.Telemetry;
import io.footfall.launcher.operations.TurnMetrics;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.DaysOptions;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.launcher.options.ScheduleOptions;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.reprocess.Restoration;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code footfall insights}: figures of whole days, counted again and written over the live ones.
 */
@Command(
    name = "insights",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Count the figures of whole days again from the stored clicks, say where the live ones differ, and write over what"
            + " Elasticsearch has otherwise or not at all. Without days it is the last one that is closed: no click of it is"
            + " accepted any more.")
final class InsightsCommand implements Callable<Integer> {

  private final StopSignal stop;
  private final Console console;

  @Mixin private ScheduleOptions schedule;
  @Mixin private DaysOptions days;
  @Mixin private ClickstreamOptions clickstream;
  @Mixin private MetricsOptions metrics;
  @Mixin private RunnerOptions runner;

  @Option(
      names = "--cassandra",
      description =
          "Write over what Cassandra has otherwise too (visits and figures), not in the index alone. Stop the clickstream"
              + " first: its lease is held meanwhile.")
  private boolean cassandraToo;

  @Option(
      names = "--leaseTtl",
      paramLabel = "DURATION",
      description =
          "With --cassandra: how long one that was killed keeps others from its source, at least PT5S (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "PT30S")
  private Duration leaseTtl;

  InsightsCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClickstreamSettings settings = clickstream.settings();
    RunnerProfile profile = RunnerProfile.onClassPath();
    Turns again = new Turns(schedule, stop, console);
    TurnMetrics turns = TurnMetrics.of("insights", metrics.registry());
    try (RunnerSession session = profile.open(runner.arguments());
        Telemetry telemetry = metrics.serve(turns::isWell).orElse(null)) {
      metrics.announce(telemetry, console::line);
      do {
        long start = System.nanoTime();
        FigureChecks.Result result = rewrite(counting(settings, session), chosenDays(settings));
        turns.finished(
            Duration.ofNanos(System.nanoTime() - start),
            Map.of("figures", result.checked(), "differences", result.differing()));
      } while (again.comesAgain());
      return 0;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  /** What is closed changes from turn to turn. */
  private Days chosenDays(ClickstreamSettings settings) {
    return days.days()
        .orElseGet(() -> Days.lastClosed(Instant.now(), settings.visits().maxLateness()));
  }

  private interface Counting {
    FigureChecks.Result of(Days days) throws InterruptedException;
  }

  private Counting counting(ClickstreamSettings settings, RunnerSession session) {
    return cassandraToo
        ? Restoration.in(settings, session, leaseTtl)::of
        : Insights.of(settings, session)::rewrite;
  }

  private FigureChecks.Result rewrite(Counting counting, Days chosen) throws InterruptedException {
    console.line("Counting " + chosen.first() + " to " + chosen.last() + " again ...");
    FigureChecks.Result result = counting.of(chosen);
    FigureDifferences.print(result, console);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("from", chosen.first().toString());
    line.put("to", chosen.last().toString());
    line.put("figures", result.checked());
    line.put("differences", result.differing());
    console.result("INSIGHTS", line);
    return result;
  }
}
