package io.footfall.benchmarks.lake;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.compute.ComputeResults;
import io.footfall.benchmarks.compute.Engines;
import io.footfall.benchmarks.compute.MeasuredEngines;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Machine;
import io.footfall.benchmarks.measure.ScratchFolder;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.benchmarks.servers.RecordedTraffic;
import io.footfall.pipelines.runner.RunnerSession;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.ToLongFunction;

/**
 * Landing a topic as Parquet, and reporting on a day of it, by Footfall and by whoever else is on
 * the class path (native Spark). Everybody lands the same topic, and reports on the same files:
 * those that Footfall has landed and compacted. At the end, what an event takes in each store.
 */
public final class LakeBenchmark implements BenchmarkJob {

  private static final String LANDING = "lake-landing";
  private static final String REPORT = "lake-report";
  private static final String REFERENCE = "lake_reference";

  @Override
  public void run(BenchmarkSize size, String runnerName, RunnerSession session, Report report)
      throws InterruptedException {
    Machine.tell(report);
    try (ScratchFolder scratch = ScratchFolder.named("footfall-lake-benchmark");
        BenchmarkServers servers = BenchmarkServers.start(size.cassandraHeapMegabytes())) {
      Path folder = scratch.path();
      long jsonBytes = RecordedTraffic.send(size, servers);
      FootfallLake ours = FootfallLake.on(runnerName, session, servers, size.eventsPerSlice());
      List<LakeEngine> engines = new ArrayList<>(List.of(ours));
      ServiceLoader.load(Engines.class)
          .forEach(more -> engines.addAll(more.lakesOn(servers, size)));
      measure(
          LANDING,
          size,
          engines.stream()
              .map(engine -> new LandingContender(engine, servers, folder, size.events()))
              .toList(),
          LandingContender::rows,
          report);
      Path lake = folder.resolve(REFERENCE);
      try (LakeEngine.Landing landing = ours.prepare(lake, REFERENCE)) {
        landing.land();
        long landedBytes = StoredBytes.ofFiles(lake.resolve("landed"));
        long landedRows = landing.rows();
        CompactedDay day = ours.compact(lake, REFERENCE);
        measure(
            REPORT,
            size,
            engines.stream()
                .map(engine -> new ReportContender(engine, servers, day, folder))
                .toList(),
            ReportContender::counted,
            report);
        Map<String, Object> bytes = new LinkedHashMap<>();
        bytes.put("job", "lake");
        bytes.put("events", size.events());
        bytes.put("json", perEvent(jsonBytes, size.events()));
        bytes.put("kafka", perEvent(StoredBytes.ofTopic(servers), size.events()));
        bytes.put("parquetLanded", perEvent(landedBytes, landedRows));
        bytes.put("parquetCompacted", perEvent(day.bytes(), day.rows()));
        StoredBytes.RowsAndBytes rows = StoredBytes.inCassandra(servers, session, size);
        bytes.put("cassandra", perEvent(rows.bytes(), rows.rows()));
        report.result("BYTES", bytes);
      }
    }
  }

  private static <C extends Contender> void measure(
      String job, BenchmarkSize size, List<C> contenders, ToLongFunction<C> found, Report report)
      throws InterruptedException {
    report.line(job);
    MeasuredEngines measured = MeasuredEngines.run(size, contenders, report);
    long expected = found.applyAsLong(contenders.get(0));
    for (C contender : contenders) {
      if (found.applyAsLong(contender) != expected) {
        throw new IllegalStateException(
            contender.engine() + " found " + found.applyAsLong(contender) + ", not " + expected);
      }
    }
    report.line("All engines found the same: " + expected + " clicks");
    measured.tell(job, report);
    report.result("RATIO", ComputeResults.ratios(job, measured.warm()));
  }

  private static double perEvent(long bytes, long events) {
    return Math.round(bytes * 10.0 / events) / 10.0;
  }
}
