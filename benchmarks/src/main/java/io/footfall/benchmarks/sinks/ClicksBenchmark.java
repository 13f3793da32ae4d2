package io.footfall.benchmarks.sinks;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.compute.ComputeResults;
import io.footfall.benchmarks.compute.Engines;
import io.footfall.benchmarks.compute.MeasuredEngines;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * How fast each click becomes a row in Cassandra when nothing else is done with it: Footfall's
 * reading, preparing and storing, beside a bare loop that writes the same rows of clicks that lie
 * ready, and whoever else is on the class path. {@link SinksBenchmark} has the whole clickstream.
 */
public final class ClicksBenchmark extends StoringBenchmark {

  private static final String JOB = "clicks";

  @Override
  void measure(
      BenchmarkSize size,
      String runnerName,
      RunnerSession session,
      BenchmarkServers servers,
      Report report)
      throws InterruptedException {
    MeasuredEngines measured =
        MeasuredEngines.run(size, contenders(size, runnerName, session, servers), report);
    measured.tell(JOB, report);
    report.result("RATIO", ComputeResults.ratios(JOB, measured.warm()));
  }

  private static List<Contender> contenders(
      BenchmarkSize size, String runnerName, RunnerSession session, BenchmarkServers servers) {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(
        ClickstreamContender.ofClicks(servers, session, runnerName, size.eventsPerSlice()));
    ServiceLoader.load(Engines.class)
        .forEach(more -> contenders.addAll(more.clicksOn(servers, size)));
    contenders.add(
        BareLoop.ofClicks(
            servers, RecordedClicks.of(servers.settings(SinksTraffic.RUN), size.eventsPerSlice())));
    return contenders;
  }
}
