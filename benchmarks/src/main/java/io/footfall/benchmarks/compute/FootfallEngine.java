package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.figures.CountFigures;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Outcome;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.prepare.PrepareClicks;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.json.ParseClicks;
import io.footfall.visits.FollowVisitors;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.values.PCollection;

/**
 * Ours: slice after slice, each planned, leased and journaled in Cassandra, with the transforms of
 * the product up to where the workload ends. Figures and visitors' rows are merged into Cassandra;
 * its processor time counts. Nobody is taken for a robot by what he does, as no peer does so.
 */
public final class FootfallEngine implements Engine {

  private final String name;
  private final BenchmarkServers servers;
  private final RunnerSession session;
  private final int eventsPerSlice;

  private FootfallEngine(
      String name, BenchmarkServers servers, RunnerSession session, int eventsPerSlice) {
    this.name = name;
    this.servers = servers;
    this.session = session;
    this.eventsPerSlice = eventsPerSlice;
  }

  /** On that runner. */
  public static FootfallEngine on(
      String runnerName, RunnerSession session, BenchmarkServers servers, int eventsPerSlice) {
    return new FootfallEngine("footfall-" + runnerName, servers, session, eventsPerSlice);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run prepare(Workload workload, String runName) {
    ClickstreamSettings settings = servers.settings(runName);
    CassandraSchema.create(settings.cassandra(), 1);
    return new FootfallRun(
        servers,
        settings,
        workload,
        SlicePlanner.of(settings.topic(), eventsPerSlice),
        slice -> run(slice, workload, settings));
  }

  private void run(Slice slice, Workload workload, ClickstreamSettings settings) {
    session.run(
        "footfall-" + workload + "-" + slice.number(),
        "benchmark of " + workload + ", slice " + slice.number(),
        pipeline -> build(pipeline, slice, workload, settings));
  }

  private static void build(
      Pipeline pipeline, Slice slice, Workload workload, ClickstreamSettings settings) {
    PrepareClicks parsing = PrepareClicks.of(slice.plannedAtMillis(), ParseClicks.create());
    PCollection<Outcome> outcomes =
        pipeline
            .apply("ReadSlice", ReadSlice.of(settings.kafka(), slice))
            .apply(
                "PrepareClicks",
                workload == Workload.PARSE
                    ? parsing
                    : parsing.then(CleanClicks.by(settings.cleaning())));
    CountFigures counting =
        CountFigures.of(slice).by(workload.kinds()).deferringIn(settings.deferredFigures());
    (workload.followsVisitors()
            ? outcomes
                .apply(
                    "FollowVisitors",
                    FollowVisitors.of(slice, settings.visitorStore())
                        .withRules(settings.visits().withoutJudgingBehaviour())
                        .withBuckets(settings.buckets()))
                .apply("CountFigures", counting)
            : outcomes.apply("CountFigures", counting))
        .apply("MergeFigures", MergeFigures.of(slice, settings.figureStore()));
  }
}
