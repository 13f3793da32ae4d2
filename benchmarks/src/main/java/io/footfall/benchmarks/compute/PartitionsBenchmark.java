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

/**
 * The keyed path on as many records in topics of 1, 4 and 16 partitions, in turn: a slice is read
 * by as many tasks as its topic has partitions. (How it grows with executors the job {@code keyed}
 * says, on a master that has so many.)
 */
public final class PartitionsBenchmark implements BenchmarkJob {

  private static final List<Integer> PARTITIONS = List.of(1, 4, 16);
  private static final Workload WORKLOAD = Workload.KEYED;

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    try (BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
      List<EngineContender> contenders = new ArrayList<>();
      for (int partitions : PARTITIONS) {
        BenchmarkServers divided = servers.withPartitions(partitions);
        RecordedTraffic.send(size, divided);
        Engine engine =
            FootfallEngine.on(
                runnerName + "-partitions-" + partitions, session, divided, size.eventsPerSlice());
        contenders.add(new EngineContender(engine, WORKLOAD, divided, size.events()));
      }
      MeasuredEngines.run(size, contenders, report).tell("partitions", report);
    }
  }
}
