package io.footfall.benchmarks.latency;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.kafka.TopicReader;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How long an event takes from its making until its row is in Cassandra and its figures are in
 * Elasticsearch, both acknowledged and journaled, while traffic comes at a rate in real time. Goes
 * out: a line for each rate with the median, the 99th percentile and the longest latency of every
 * single record after the warm-up, and the cores that each process kept busy meanwhile.
 */
public final class LatencyBenchmark implements BenchmarkJob {

  private static final Duration LEASE_TTL = Duration.ofSeconds(20);

  private final List<Integer> rates;
  private final int seconds;
  private final int warmUpSeconds;

  /** At each of those rates, records a second, so long after so long a warm-up. */
  public LatencyBenchmark(List<Integer> rates, int seconds, int warmUpSeconds) {
    if (rates.isEmpty() || rates.stream().anyMatch(rate -> rate < 1)) {
      throw new WrongOptionException("--rates must be records a second, from 1: " + rates);
    }
    if (seconds < 1 || warmUpSeconds < 1) {
      throw new WrongOptionException(
          "--seconds and --warmUpSeconds must be at least 1: " + seconds + ", " + warmUpSeconds);
    }
    this.rates = List.copyOf(rates);
    this.seconds = seconds;
    this.warmUpSeconds = warmUpSeconds;
  }

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    for (int rate : rates) {
      try (BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
        report.result("BENCH", measure(size, runnerName, session, servers, rate));
      }
    }
  }

  private Map<String, Object> measure(
      BenchmarkSize size,
      String runnerName,
      RunnerSession session,
      BenchmarkServers servers,
      int rate)
      throws InterruptedException {
    ClickstreamSettings settings = servers.settings("latency");
    ClickstreamStores.create(settings, servers.partitions(), 1);
    SliceEnds ends = new SliceEnds();
    Window window;
    try (SourceDriver clickstream =
        Clickstream.open(
            settings,
            SlicePlanner.of(settings.topic(), size.eventsPerSlice()),
            LoopSettings.defaults(),
            LEASE_TTL,
            session,
            ends)) {
      Process traffic =
          SteadyTraffic.start(
              settings.kafka(), settings.topic(), size.seed(), rate, warmUpSeconds + seconds + 5);
      Window.Watch watch = Window.watch(servers.processorTimes(), warmUpSeconds, seconds);
      CompletableFuture<Void> unused = traffic.onExit().thenRun(clickstream::stopWhenCaughtUp);
      try {
        clickstream.run();
      } finally {
        traffic.destroy();
      }
      if (traffic.waitFor(10, TimeUnit.SECONDS) && traffic.exitValue() != 0) {
        throw new IllegalStateException("The sending process failed: " + traffic.exitValue());
      }
      window = watch.result();
    }
    return result(runnerName, rate, ends, latencies(settings, ends, window), window);
  }

  private static Latencies latencies(ClickstreamSettings settings, SliceEnds ends, Window window) {
    Latencies latencies = new Latencies();
    TopicReader.read(
        settings.kafka(),
        settings.topic(),
        record -> {
          if (window.holds(record.timestamp())) {
            latencies.add(ends.endOf(record.partition(), record.offset()) - record.timestamp());
          }
        });
    return latencies;
  }

  private Map<String, Object> result(
      String runnerName, int rate, SliceEnds ends, Latencies latencies, Window window) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("job", "latency");
    line.put("engine", "clickstream-" + runnerName);
    line.put("eventsPerSecond", rate);
    line.put("events", latencies.count());
    line.put("slices", ends.slices());
    line.put("medianMillis", latencies.quantile(0.5));
    line.put("p99Millis", latencies.quantile(0.99));
    line.put("maxMillis", latencies.quantile(1));
    line.put("cores", window.cores(ProcessorTimes.OWN));
    line.put("cassandraCores", window.cores("cassandra"));
    line.put("elasticsearchCores", window.cores("elasticsearch"));
    line.put("kafkaCores", window.cores("kafka"));
    return line;
  }
}
