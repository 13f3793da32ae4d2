package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.benchmarks.servers.RecordedTraffic;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Workloads on every engine there is: Footfall on the runner of the profile, a plain loop as the
 * limit, and what else is on the class path (native Spark, and Footfall on the Direct runner beside
 * it). All read the same topic on the same broker, in turn; what they find must be equal.
 */
public final class ComputeBenchmark implements BenchmarkJob {

  private final List<Workload> workloads;

  /** These, one after the other, on the same topic of the same broker. */
  public ComputeBenchmark(Workload... workloads) {
    this.workloads = List.of(workloads);
  }

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    try (BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
      RecordedTraffic.send(size, servers);
      List<Engine> engines = engines(size, runnerName, session, servers);
      for (Workload workload : workloads) {
        measure(workload, engines, size, servers, report);
      }
    }
  }

  private static void measure(
      Workload workload,
      List<Engine> engines,
      BenchmarkSize size,
      BenchmarkServers servers,
      Report report)
      throws InterruptedException {
    List<EngineContender> contenders =
        engines.stream()
            .map(engine -> new EngineContender(engine, workload, servers, size.events()))
            .toList();
    report.line(workload.wireName());
    MeasuredEngines measured = MeasuredEngines.run(size, contenders, report);
    requireEqual(contenders);
    report.line("All engines found the same: " + contenders.get(0).result().exact());
    measured.tell(workload.wireName(), report);
    report.result("RATIO", ComputeResults.ratios(workload.wireName(), measured.warm()));
  }

  private static List<Engine> engines(
      BenchmarkSize size, String runnerName, RunnerSession session, BenchmarkServers servers) {
    List<Engine> engines = new ArrayList<>();
    engines.add(FootfallEngine.on(runnerName, session, servers, size.eventsPerSlice()));
    ServiceLoader.load(Engines.class).forEach(more -> engines.addAll(more.on(servers, size)));
    engines.add(PlainLoop.on(servers));
    return engines;
  }

  private static void requireEqual(List<EngineContender> contenders) {
    EngineContender reference = contenders.get(contenders.size() - 1);
    for (EngineContender contender : contenders) {
      contender.result().requireEqual(reference.result(), contender.engine(), reference.engine());
    }
  }
}
