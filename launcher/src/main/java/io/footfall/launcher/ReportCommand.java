package io.footfall.launcher;

import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.report.ClickstreamSlices;
import io.footfall.lake.report.DailyReports;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.DaysOptions;
import io.footfall.launcher.options.LakeOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.prepare.clean.CleaningRules;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall report}: figures of whole days from the lake, as CSV. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Write the figures of days, by the day and by the hour, from the compacted lake as CSV: a file for each kind of figure"
            + " and day. Without days it is the last one that is closed.")
final class ReportCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private LakeOptions lake;
  @Mixin private DaysOptions days;

  @Option(
      names = "--output",
      paramLabel = "ADDRESS",
      description = "Where the reports go (default: reports/ in the lake).")
  private @Nullable String output;

  @Option(
      names = "--compare",
      description =
          "Also hold the figures against those in Cassandra and Elasticsearch, field by field; exit 1 where one differs.")
  private boolean compare;

  @Mixin private ClickstreamOptions clickstream;
  @Mixin private RunnerOptions runner;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Days chosen =
        days.days()
            .orElseGet(
                () -> Days.lastClosed(Instant.now(), CleaningRules.defaults().maxLateness()));
    LakeAddress address = lake.address();
    LakeAddress elsewhere = output == null ? null : lake.at("--output", output);
    try (RunnerSession session = RunnerProfile.onClassPath().open(runner.arguments())) {
      LakeCatalog catalog = LakeCatalog.of(address.register(session.options())).requireLanded();
      LakeFiles target =
          elsewhere == null ? catalog.files() : elsewhere.register(session.options());
      String folder = elsewhere == null ? "reports/" : "";
      DailyReports reports = DailyReports.of(catalog, session);
      ClickstreamSlices slices = compare ? slicesOf(chosen) : ClickstreamSlices.single();
      long rows = 0;
      for (LocalDate day : chosen.each()) {
        rows += reports.write(day, target, folder, slices);
        console.line("Reports of " + day + " are in " + target.addressOf(folder + day));
      }
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("from", chosen.first().toString());
      line.put("to", chosen.last().toString());
      line.put("rows", rows);
      boolean beyond = reports.isLandedBeyond(chosen);
      line.put("landedBeyond", beyond);
      if (!beyond) {
        console.line(
            "The lake has no clicks after "
                + chosen.last()
                + ": where landing lags behind, these reports are of what it has landed so far");
      }
      long differences = 0;
      if (compare) {
        FigureChecks.Result result = reports.compare(chosen, clickstream.settings());
        FigureDifferences.print(result, console);
        differences = result.differing();
        line.put("stores", List.of("cassandra", "elasticsearch", "lake"));
        line.put("figures", result.checked());
        line.put("differences", differences);
      }
      console.result("REPORT", line);
      return differences == 0 ? 0 : 1;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private ClickstreamSlices slicesOf(Days chosen) {
    ClickstreamSettings settings = clickstream.settings();
    return ClickstreamSlices.of(
        CassandraJournal.of(settings.cassandra(), settings.source()), chosen);
  }
}
