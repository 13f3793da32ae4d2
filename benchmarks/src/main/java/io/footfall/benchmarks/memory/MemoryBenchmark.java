package io.footfall.benchmarks.memory;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.model.WrongOptionException;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Runs the whole clickstream in many small slices, and says what this process's heap holds after a
 * collection on the way. Fails where it grows: what a run leaves behind, however little, ends a
 * process that runs two slices a second.
 */
public final class MemoryBenchmark implements BenchmarkJob {

  private static final double RECORDS_PER_SECOND = 2_000;
  private static final int SAMPLES = 40;
  private static final Duration LEASE_TTL = Duration.ofSeconds(20);

  /** A tenth of what Beam leaks a run with a new set of options each: noise is below it. */
  private static final double MOST_BYTES_PER_SLICE = 800;

  private final int slices;

  /** So many slices, which share the events evenly. */
  public MemoryBenchmark(int slices) {
    if (slices < SAMPLES) {
      throw new WrongOptionException("--slices must be at least " + SAMPLES + ": " + slices);
    }
    this.slices = slices;
  }

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    HeapTrend trend = new HeapTrend();
    try (BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
      ClickstreamSettings settings = servers.settings("memory");
      ClickstreamStores.create(settings, 1, 1);
      int eventsPerSlice = Math.max(1, size.events() / slices);
      // One slice more than are looked at: the last settles all figures that wait, and what it
      // holds itself is alive when it is over
      send(size, size.events() + eventsPerSlice, settings);
      HeapAfterSlices heap = new HeapAfterSlices(slices / SAMPLES, trend, report, runnerName);
      try (SourceDriver clickstream =
          Clickstream.open(
              settings,
              SlicePlanner.of(settings.topic(), eventsPerSlice),
              LoopSettings.defaults(),
              LEASE_TTL,
              session,
              heap)) {
        Ledger ledger = clickstream.catchUp();
        report.result("MEMORY", result(runnerName, ledger, trend));
      }
    }
    if (trend.bytesPerSlice() > MOST_BYTES_PER_SLICE) {
      throw new IllegalStateException(
          "The heap grows by " + Math.round(trend.bytesPerSlice()) + " bytes a slice");
    }
  }

  private static void send(BenchmarkSize size, int events, ClickstreamSettings settings)
      throws InterruptedException {
    long simulatedMillis = (long) (events / RECORDS_PER_SECOND * 1_000);
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), System.currentTimeMillis() - simulatedMillis)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .build();
    try (KafkaSender sender =
        KafkaSender.to(settings.kafka().toClientProperties(), settings.topic(), new Truth())) {
      sender.send(Traffic.of(profile), Extent.ofRecords(events), Pace.unbounded());
    }
  }

  private static Map<String, Object> result(String runnerName, Ledger ledger, HeapTrend trend) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("engine", "clickstream-" + runnerName);
    line.put("slices", ledger.slices());
    line.put("events", ledger.read());
    line.put("typicalMegabytes", trend.typicalBytes() >> 20);
    line.put("bytesPerSlice", Math.round(trend.bytesPerSlice()));
    line.put("flat", trend.bytesPerSlice() <= MOST_BYTES_PER_SLICE);
    return line;
  }
}
