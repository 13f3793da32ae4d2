package io.footfall.pipelines.insights;

import io.footfall.model.Slice;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.FigureIndices;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import io.footfall.pipelines.runner.RunnerSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.beam.sdk.Pipeline;

/** Runs the insights pipeline on days, and says what came of it. */
public final class Insights {

  private final ClickstreamSettings settings;
  private final RunnerSession session;
  private final Clock clock;

  private Insights(ClickstreamSettings settings, RunnerSession session, Clock clock) {
    this.settings = settings;
    this.session = session;
    this.clock = clock;
  }

  /** On those stores, by that runner. */
  public static Insights of(ClickstreamSettings settings, RunnerSession session) {
    return new Insights(settings, session, Clock.systemUTC());
  }

  /**
   * Counts the days again and holds the live figures against that; changes nothing.
   *
   * @throws IllegalArgumentException when the clicks of a day may be gone by their TTL
   */
  public FigureChecks.Result check(Days days) throws InterruptedException {
    return run(days, InsightsPipeline::check);
  }

  /**
   * Counts the days again and writes that over what the index has otherwise. What comes back says
   * how it was before.
   *
   * @throws IllegalArgumentException when the clicks of a day may be gone by their TTL: its figures
   *     would be emptied
   */
  public FigureChecks.Result rewrite(Days days) throws InterruptedException {
    FigureIndices.create(settings.elasticsearch());
    return run(days, InsightsPipeline::rewrite);
  }

  /**
   * Counts the days again and writes over what Cassandra (visits, figures) and the index have
   * otherwise. Only for who holds the source's lease: a slice run meanwhile would be written over.
   *
   * @throws IllegalArgumentException when the clicks of a day may be gone by their TTL
   */
  public FigureChecks.Result restore(Days days) throws InterruptedException {
    FigureIndices.create(settings.elasticsearch());
    return run(days, InsightsPipeline::restore);
  }

  /** The first day of which, and of the day before which, every click is still stored. */
  public LocalDate firstWholeDay() {
    int ttlDays = settings.cassandra().ttlDays();
    return ttlDays == 0
        ? LocalDate.EPOCH
        : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(ttlDays - 2L);
  }

  private interface Build {
    void build(Pipeline pipeline, Days days, Slice asOf, ClickstreamSettings settings, String run);
  }

  private FigureChecks.Result run(Days days, Build build) throws InterruptedException {
    if (days.first().isBefore(firstWholeDay())) {
      throw new WrongOptionException(
          "--from must not be before "
              + firstWholeDay()
              + ": clicks are kept for "
              + settings.cassandra().ttlDays()
              + " days, and what is gone can't be counted again");
    }
    IndexedFigures.of(settings.elasticsearch()).refresh();
    String run = UUID.randomUUID().toString();
    Slice asOf = lastSlice();
    session.run(
        "footfall-insights-" + days.first() + "-" + days.last(),
        "insights, " + days.first() + " to " + days.last(),
        pipeline -> build.build(pipeline, days, asOf, settings, run));
    return resultOf(days, run);
  }

  private Slice lastSlice() {
    return CassandraJournal.of(settings.cassandra(), settings.source())
        .last()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No slice of "
                        + settings.source()
                        + " has been run: check --topic and --group, or run the clickstream first"))
        .slice();
  }

  private FigureChecks.Result resultOf(Days days, String run) {
    FigureChecks.Result total = FigureChecks.of(settings.cassandra(), run).total();
    int partitions = FigurePartition.within(days.fromMillis(), days.toMillis()).size();
    if (total.partitions() != partitions) {
      throw new IllegalStateException(
          total.partitions()
              + " of "
              + partitions
              + " partitions of figures were checked: run it again");
    }
    return total;
  }
}
