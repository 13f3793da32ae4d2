package io.footfall.launcher;

import io.footfall.lake.compact.ClickstreamRemarks;
import io.footfall.lake.compact.CompactLake;
import io.footfall.lake.files.LakeAddress;
import io.footfall.lake.land.LakeSettings;
import io.footfall.lake.report.DailyReports;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeLease;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Lease;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Counts every figure of a demo again, from the rows in Cassandra and from the files of the lake,
 * and holds what Cassandra and Elasticsearch have against both. For when nothing is at work any
 * more: hours that are not over are compacted too.
 */
final class DemoCheck {

  private final Console console;
  private final ClickstreamSettings settings;
  private final RunnerSession session;
  private final Optional<Path> lake;

  DemoCheck(
      Console console, ClickstreamSettings settings, RunnerSession session, Optional<Path> lake) {
    this.console = console;
    this.settings = settings;
    this.session = session;
    this.lake = lake;
  }

  /**
   * Says what differs, and a {@code VERIFY} line; whether nothing does.
   *
   * @param differencesBefore what was found before, which counts as well
   */
  boolean figuresAgree(int differencesBefore) throws InterruptedException {
    long checked = 0;
    long differences = differencesBefore;
    List<String> stores = new ArrayList<>(List.of("cassandra", "elasticsearch"));
    stores.add(lake.isPresent() ? "lake" : "kafka");
    SortedSet<LocalDate> stored = StoredClicks.days(settings.cassandra());
    if (!stored.isEmpty()) {
      for (FigureChecks.Result result : counted(new Days(stored.first(), stored.last()))) {
        FigureDifferences.print(result, console);
        checked += result.checked();
        differences += result.differing();
      }
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("checked", checked);
    line.put("differences", differences);
    line.put("stores", stores);
    console.result("VERIFY", line);
    return differences == 0;
  }

  private List<FigureChecks.Result> counted(Days days) throws InterruptedException {
    List<FigureChecks.Result> results = new ArrayList<>();
    console.line("Counting every figure again from the stored clicks ...");
    results.add(Insights.of(settings, session).check(days));
    if (lake.isPresent()) {
      console.line("Counting every figure again from the lake ...");
      results.add(countedInLake(days, lake.get()));
    }
    return results;
  }

  private FigureChecks.Result countedInLake(Days days, Path folder) {
    LakeCatalog catalog =
        LakeCatalog.of(LakeAddress.of(folder.toString()).register(session.options()));
    try (Lease lease = LakeLease.acquire(settings.cassandra(), catalog)) {
      CompactLake.of(catalog, session, LakeSettings.DEFAULT_TARGET_BYTES)
          .takingOpenHours()
          .withRemarks(ClickstreamRemarks.of(settings, LiveLake.GROUP))
          .run(lease);
    }
    return DailyReports.of(catalog, session).compare(days, settings);
  }
}
