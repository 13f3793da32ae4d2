package io.footfall.benchmarks.lake;

import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.servers.BenchmarkServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** An engine at landing; each time into a folder of its own, which is gone afterwards. */
final class LandingContender implements Contender {

  private final LakeEngine engine;
  private final BenchmarkServers servers;
  private final Path folder;
  private final long events;
  private long rows;

  LandingContender(LakeEngine engine, BenchmarkServers servers, Path folder, long events) {
    this.engine = engine;
    this.servers = servers;
    this.folder = folder;
    this.events = events;
  }

  @Override
  public String engine() {
    return engine.name();
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    String runName = "lake_" + engine.name().replace('-', '_') + "_" + round;
    Path lake = folder.resolve(runName);
    try (LakeEngine.Landing landing = engine.prepare(lake, runName)) {
      Measurement measured = Measurement.of(events, servers.processorTimes(), landing::land);
      rows = landing.rows();
      PathUtils.deleteDirectory(lake);
      return measured;
    } catch (IOException e) {
      throw new UncheckedIOException(lake + " can't be removed", e);
    }
  }

  /** How many clicks its last run landed. */
  long rows() {
    return rows;
  }
}
