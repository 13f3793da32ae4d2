package io.footfall.lake.report;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.InsightsPipeline;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.visits.VisitRules;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs the report pipeline on days of the lake, or holds them against the live figures. */
public final class DailyReports {

  /** Only the ledger is counted by slice, and no report has it. */
  private static final Slice NO_SLICE =
      new Slice("lake/report", 1, 0, List.of(new SliceRange("lake", 0, 0, 1)));

  private final LakeCatalog catalog;
  private final RunnerSession session;

  private DailyReports(LakeCatalog catalog, RunnerSession session) {
    this.catalog = catalog;
    this.session = session;
  }

  /** Of that lake, by that runner. */
  public static DailyReports of(LakeCatalog catalog, RunnerSession session) {
    return new DailyReports(catalog, session);
  }

  /**
   * Writes the reports of a day, into a folder of those files ({@code reports/}); how many rows of
   * clicks the day has.
   *
   * @param slices by which the live figures came about
   * @throws IllegalStateException when some of the day is not compacted yet
   */
  public long write(LocalDate day, LakeFiles files, String folder, ClickstreamSlices slices) {
    Days days = new Days(day, day);
    LakeSnapshot snapshot = compacted(days);
    session.run(
        "footfall-report-" + day,
        "lake, report of " + day,
        pipeline ->
            DailyReportPipeline.build(
                pipeline,
                day,
                NO_SLICE,
                RedrawLakeVisits.of(
                    catalog,
                    snapshot,
                    days,
                    VisitRules.defaults(),
                    new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
                    null,
                    NO_SLICE,
                    slices),
                WriteReports.to(files, folder, day)));
    return rows(snapshot, days);
  }

  /**
   * Counts days of the lake and holds them against Cassandra and Elasticsearch, figure by figure.
   *
   * @throws IllegalStateException when some of the days are not compacted yet
   */
  public FigureChecks.Result compare(Days days, ClickstreamSettings settings) {
    LakeSnapshot snapshot = compacted(days);
    CassandraJournal journal = CassandraJournal.of(settings.cassandra(), settings.source());
    Slice last =
        journal
            .last()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No slice of " + settings.source() + " has been run: check --group"))
            .slice();
    String run = UUID.randomUUID().toString();
    session.run(
        "footfall-compare-" + days.first(),
        "lake, comparison from " + days.first(),
        pipeline ->
            InsightsPipeline.checkAgainst(
                pipeline.apply(
                    "RedrawVisits",
                    RedrawLakeVisits.of(
                        catalog,
                        snapshot,
                        days,
                        settings.visits(),
                        settings.buckets(),
                        settings.visitorStore(),
                        last,
                        ClickstreamSlices.of(journal, days))),
                days,
                last,
                settings,
                run));
    return FigureChecks.of(settings.cassandra(), run).total();
  }

  /** How many clicks the days have. */
  public long rows(Days days) {
    return rows(catalog.current(), days);
  }

  /**
   * Whether clicks of later days were landed: where none were, landing may not have come to the end
   * of these yet.
   */
  public boolean isLandedBeyond(Days days) {
    LakeSnapshot snapshot = catalog.current();
    return Stream.concat(
            snapshot.hours().keySet().stream(),
            catalog.pending(snapshot).stream().map(LandedFile::hour))
        .anyMatch(hour -> LakeHour.parse(hour).fromMillis() >= days.toMillis());
  }

  private static long rows(LakeSnapshot snapshot, Days days) {
    return snapshot
        .between(days.fromMillis(), days.toMillis())
        .mapToLong(hour -> snapshot.hour(hour).rows())
        .sum();
  }

  private LakeSnapshot compacted(Days days) {
    LakeSnapshot snapshot = catalog.current();
    List<String> open =
        catalog.pending(snapshot).stream()
            .map(LandedFile::hour)
            .distinct()
            .sorted()
            .filter(hour -> isNeeded(LakeHour.parse(hour), days))
            .toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException(
          "Not compacted yet: "
              + open
              + ". Run compact first, when these hours are over and the clickstream has taken them in;"
              + " duplicates are dropped there");
    }
    return snapshot;
  }

  private static boolean isNeeded(LakeHour hour, Days days) {
    return hour.toMillis() > RedrawLakeVisits.fromMillis(days)
        && hour.fromMillis() < RedrawLakeVisits.toMillis(days);
  }
}
