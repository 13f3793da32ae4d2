package io.footfall.benchmarks.sinks;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.runner.RunnerSession;

/**
 * What all jobs begin with whose contenders store the same clicks: it is said what the figures are
 * taken on, Cassandra's heap included, and the clicks lie ready in Kafka.
 */
abstract class StoringBenchmark implements BenchmarkJob {

  @Override
  public final void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    report.line("Cassandra's heap: " + size.cassandraHeapMegabytes() + " MiB");
    try (BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
      SinksTraffic.send(size, servers);
      measure(size, runnerName, session, servers, report);
    }
  }

  /** Lets the contenders store what lies ready, and says all that came of it. */
  abstract void measure(
      BenchmarkSize size,
      String runnerName,
      RunnerSession session,
      BenchmarkServers servers,
      Report report)
      throws InterruptedException;
}
