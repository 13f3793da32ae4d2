package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.cassandra.StoredFigures;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceJob;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of our runs: the loop over slices, and what it left in Cassandra. */
final class FootfallRun implements Engine.Run {

  /** Longer than any click of the traffic is late, and than the traffic lasts. */
  private static final Duration REACH = Duration.ofDays(4);

  private final BenchmarkServers servers;
  private final ClickstreamSettings settings;
  private final Workload workload;
  private final SlicePlanner planner;
  private final SliceJob job;
  private Map<String, Long> outcomes = Map.of();

  FootfallRun(
      BenchmarkServers servers,
      ClickstreamSettings settings,
      Workload workload,
      SlicePlanner planner,
      SliceJob job) {
    this.servers = servers;
    this.settings = settings;
    this.workload = workload;
    this.planner = planner;
    this.job = job;
  }

  @Override
  public void workOff() throws InterruptedException {
    try (SourceDriver driver =
        Clickstream.open(
            settings,
            planner,
            LoopSettings.defaults(),
            CassandraLease.DEFAULT_TTL,
            job,
            new NoRetries() {})) {
      outcomes = driver.catchUp().outcomes();
    }
  }

  @Override
  public ComputeResult result() {
    Map<String, Long> exact = new HashMap<>();
    exact.put("stored", outcomes.getOrDefault("stored", 0L));
    double visitors = 0;
    if (workload.countsPages()) {
      List<Tally> pages = tallies(FigureKind.PAGE, Grain.MINUTE);
      exact.put("pageMinutes", pages.stream().filter(page -> page.sum(Measure.EVENTS) > 0).count());
      exact.put("views", pages.stream().mapToLong(page -> page.sum(Measure.VIEWS)).sum());
      visitors = pages.stream().mapToDouble(Tally::visitors).sum();
    }
    if (workload.followsVisitors()) {
      exact.put(
          "visits",
          tallies(FigureKind.TOTAL, Grain.DAY).stream()
              .mapToLong(day -> day.sum(Measure.VISITS))
              .sum());
    }
    return new ComputeResult(exact, visitors);
  }

  private List<Tally> tallies(FigureKind kind, Grain grain) {
    StoredFigures stored = StoredFigures.of(settings.cassandra(), settings.source());
    long now = Instant.now().toEpochMilli();
    long reach = REACH.toMillis();
    List<Tally> tallies = new ArrayList<>();
    for (FigurePartition partition : FigurePartition.within(now - reach, now + reach)) {
      if (partition.kind() == kind && partition.grain() == grain) {
        tallies.addAll(
            stored.read(partition, partition.fromMillis(), partition.toMillis()).values());
      }
    }
    return tallies;
  }

  @Override
  public void close() {
    servers.drop(settings);
  }
}
