package io.footfall.benchmarks.sinks;

import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamJob;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceJob;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.slices.SliceReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Ours: from the topic's first record to its last, into empty stores; slices back to back, each
 * journaled and committed.
 */
public final class ClickstreamContender implements Contender {

  private static final Duration LEASE_TTL = Duration.ofSeconds(20);

  private final BenchmarkServers servers;
  private final Function<ClickstreamSettings, SliceJob> job;
  private final String engine;
  private final int eventsPerSlice;

  private ClickstreamContender(
      BenchmarkServers servers,
      Function<ClickstreamSettings, SliceJob> job,
      String engine,
      int eventsPerSlice) {
    this.servers = servers;
    this.job = job;
    this.engine = engine;
    this.eventsPerSlice = eventsPerSlice;
  }

  /** The whole clickstream. */
  static ClickstreamContender ofEverything(
      BenchmarkServers servers, RunnerSession session, String runnerName, int eventsPerSlice) {
    return new ClickstreamContender(
        servers,
        settings -> new ClickstreamJob(settings, session),
        "clickstream-" + runnerName,
        eventsPerSlice);
  }

  /** Of the clickstream only what makes each click a row. */
  public static ClickstreamContender ofClicks(
      BenchmarkServers servers, RunnerSession session, String runnerName, int eventsPerSlice) {
    return new ClickstreamContender(
        servers,
        settings -> new ClicksJob(settings, session),
        "footfall-" + runnerName,
        eventsPerSlice);
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    return run(engine.replace('-', '_') + "_" + round, settings -> {});
  }

  /**
   * Runs once, and lets the caller look at what is there before it is thrown away.
   *
   * @param name of the run's keyspace and indices, which no other run has
   */
  Measurement run(String name, Consumer<ClickstreamSettings> lookAt) throws InterruptedException {
    ClickstreamSettings settings = servers.settings(name);
    ClickstreamStores.create(settings, servers.partitions(), 1);
    List<Duration> slices = new ArrayList<>();
    ProcessorTimes processors = servers.processorTimes();
    Ledger ledger;
    Duration took;
    Map<String, Duration> processorTime;
    try (SourceDriver clickstream =
        Clickstream.open(
            settings,
            SlicePlanner.of(settings.topic(), eventsPerSlice),
            LoopSettings.defaults(),
            LEASE_TTL,
            job.apply(settings),
            new SliceTimes(slices))) {
      Map<String, Duration> before = processors.read();
      long start = System.nanoTime();
      ledger = clickstream.catchUp();
      took = Duration.ofNanos(System.nanoTime() - start);
      processorTime = processors.since(before);
    }
    long stored = ledger.outcomes().getOrDefault("stored", 0L);
    StoredRows.require(CassandraSessions.get(settings.cassandra()), stored, engine);
    lookAt.accept(settings);
    servers.drop(settings);
    return new Measurement(stored, took, processorTime, slices);
  }

  private record SliceTimes(List<Duration> times) implements NoRetries {

    @Override
    public void finished(SliceReport report) {
      times.add(report.took());
    }
  }
}
