package io.footfall.launcher;

import io.footfall.lake.report.DailyReports;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.launcher.options.ClickstreamOptions;
import io.footfall.launcher.options.DaysOptions;
import io.footfall.launcher.options.Given;
import io.footfall.launcher.options.LakeOptions;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.pipelines.cassandra.CassandraDeferredFigures;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.verify.Verification;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code footfall verify}: conservation, proved from outside, and figures counted again. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Hold Kafka's offsets, the journal, the rows in Cassandra, the rejects and the documents in Elasticsearch against each"
            + " other. Reads the whole events table. With --lake, also count the figures of its days from the compacted lake and"
            + " hold Cassandra's and Elasticsearch's against them.")
final class VerifyCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private ClickstreamOptions clickstream;

  @Option(
      names = "--figures",
      description =
          "Also count the figures again from the stored clicks, and hold those in Cassandra and in Elasticsearch against them,"
              + " field by field: of the days that --from and --to name, or else of all. Days that clicks still come for"
              + " differ while the clickstream is at work.")
  private boolean figures;

  @Spec private CommandSpec command;
  @Mixin private LakeOptions lake;
  @Mixin private DaysOptions days;
  @Mixin private RunnerOptions runner;

  VerifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    ClickstreamSettings settings = clickstream.settings();
    List<String> runnerArguments = runner.arguments();
    try {
      Verification verification = Verification.of(settings);
      console.line(
          "Slices "
              + verification.journal().slices()
              + ", outcomes "
              + verification.journal().outcomes()
              + ", lag "
              + verification.lag());
      verification.differences().forEach(difference -> console.line("DIFFERENCE: " + difference));
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("checked", verification.journal().read());
      line.put("differences", (long) verification.differences().size());
      line.put("stores", List.of("cassandra", "elasticsearch", withLake() ? "lake" : "kafka"));
      line.put("lag", verification.lag());
      for (FigureChecks.Result result : recounted(settings, runnerArguments)) {
        FigureDifferences.print(result, console);
        line.merge("figures", result.checked(), (one, other) -> (long) one + (long) other);
        line.merge("differences", result.differing(), (one, other) -> (long) one + (long) other);
      }
      boolean isRight = line.get("differences").equals(0L);
      if (!isRight) {
        CassandraLease.holder(settings.cassandra(), settings.source())
            .ifPresentOrElse(driver -> console.line(atWork(driver)), () -> sayWhatWaits(settings));
      }
      console.result("VERIFY", line);
      return isRight ? 0 : 1;
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private void sayWhatWaits(ClickstreamSettings settings) {
    if (CassandraDeferredFigures.of(settings.cassandra(), settings.source()).areWaiting()) {
      console.line(
          "Figures that slices have set aside wait to be settled, as their driver was killed. They differ until they are:"
              + " run footfall clickstream --untilCaughtUp, and ask again.");
    }
  }

  private static String atWork(String driver) {
    return "The clickstream is at work ("
        + driver
        + "). What its slice has stored and not yet journaled differs until the slice ends: ask again when the"
        + " clickstream has ended.";
  }

  private boolean withLake() {
    return Given.is(command, "--lake");
  }

  private List<FigureChecks.Result> recounted(
      ClickstreamSettings settings, List<String> runnerArguments) throws InterruptedException {
    List<FigureChecks.Result> results = new ArrayList<>();
    if (!figures && !withLake()) {
      return results;
    }
    try (RunnerSession session = RunnerProfile.onClassPath().open(runnerArguments)) {
      Optional<DailyReports> reports =
          withLake() ? Optional.of(DailyReports.of(landed(session), session)) : Optional.empty();
      Insights insights = Insights.of(settings, session);
      Optional<Days> chosen = days.days().or(() -> allDays(settings, insights));
      if (chosen.isEmpty()) {
        return results;
      }
      String counting =
          "Counting " + chosen.get().first() + " to " + chosen.get().last() + " again, from ";
      if (figures) {
        console.line(counting + "the stored clicks ...");
        results.add(insights.check(chosen.get()));
      }
      if (reports.isPresent()) {
        console.line(counting + "the lake ...");
        results.add(reports.get().compare(chosen.get(), settings));
      }
      return results;
    }
  }

  private LakeCatalog landed(RunnerSession session) {
    return LakeCatalog.of(lake.address().register(session.options())).requireLanded();
  }

  /** Every day of which all clicks are stored. */
  private static Optional<Days> allDays(ClickstreamSettings settings, Insights insights) {
    SortedSet<LocalDate> stored =
        StoredClicks.days(settings.cassandra()).tailSet(insights.firstWholeDay());
    return stored.isEmpty()
        ? Optional.empty()
        : Optional.of(new Days(stored.first(), stored.last()));
  }
}
