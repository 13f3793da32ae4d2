package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.servers.BenchmarkServers;
import org.checkerframework.checker.nullness.qual.Nullable;

/** An engine at a workload: measured, and asked for its result after each run. */
final class EngineContender implements Contender {

  private final Engine engine;
  private final Workload workload;
  private final BenchmarkServers servers;
  private final long events;
  private @Nullable ComputeResult result;

  EngineContender(Engine engine, Workload workload, BenchmarkServers servers, long events) {
    this.engine = engine;
    this.workload = workload;
    this.servers = servers;
    this.events = events;
  }

  @Override
  public String engine() {
    return engine.name();
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    String name = engine.name().replace('-', '_') + "_" + workload.wireName() + "_" + round;
    try (Engine.Run run = engine.prepare(workload, name)) {
      Measurement measured = Measurement.of(events, servers.processorTimes(), run::workOff);
      result = run.result();
      return measured;
    }
  }

  /** What its last run found. */
  ComputeResult result() {
    if (result == null) {
      throw new IllegalStateException(engine.name() + " has not run yet");
    }
    return result;
  }
}
