package io.footfall.benchmarks.lake;

import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.servers.BenchmarkServers;
import java.nio.file.Path;

/** An engine at reporting: all on the same files. */
final class ReportContender implements Contender {

  private final LakeEngine engine;
  private final BenchmarkServers servers;
  private final CompactedDay day;
  private final Path folder;
  private long counted;

  ReportContender(LakeEngine engine, BenchmarkServers servers, CompactedDay day, Path folder) {
    this.engine = engine;
    this.servers = servers;
    this.day = day;
    this.folder = folder;
  }

  @Override
  public String engine() {
    return engine.name();
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    Path output = folder.resolve("reports-" + engine.name() + "-" + round);
    return Measurement.of(
        day.rows(), servers.processorTimes(), () -> counted = engine.report(day, output));
  }

  /** How many clicks its last run counted. */
  long counted() {
    return counted;
  }
}
