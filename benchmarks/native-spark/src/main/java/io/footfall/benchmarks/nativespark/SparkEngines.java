package io.footfall.benchmarks.nativespark;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.compute.Engine;
import io.footfall.benchmarks.compute.Engines;
import io.footfall.benchmarks.compute.FootfallEngine;
import io.footfall.benchmarks.lake.FootfallLake;
import io.footfall.benchmarks.lake.LakeEngine;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.benchmarks.sinks.ClickstreamContender;
import java.util.List;

/** Beside Footfall on Spark: Footfall on the Direct runner, and native Spark. */
public final class SparkEngines implements Engines {

  @Override
  public List<Engine> on(BenchmarkServers servers, BenchmarkSize size) {
    return List.of(
        FootfallEngine.on("direct", DirectSession.open(), servers, size.eventsPerSlice()),
        NativeSpark.withStateInMemory(servers, size.eventsPerSlice()),
        NativeSpark.withStateInRocksDb(servers, size.eventsPerSlice()));
  }

  @Override
  public List<Contender> sinksOn(BenchmarkServers servers, BenchmarkSize size) {
    return List.of(NativeSinks.ofEverything(servers, size.eventsPerSlice()));
  }

  @Override
  public List<Contender> clicksOn(BenchmarkServers servers, BenchmarkSize size) {
    return List.of(
        ClickstreamContender.ofClicks(
            servers, DirectSession.open(), "direct", size.eventsPerSlice()),
        NativeSinks.ofClicks(servers, size.eventsPerSlice()));
  }

  @Override
  public List<LakeEngine> lakesOn(BenchmarkServers servers, BenchmarkSize size) {
    return List.of(
        FootfallLake.on("direct", DirectSession.open(), servers, size.eventsPerSlice()),
        new NativeLake(servers, size.eventsPerSlice()));
  }
}
