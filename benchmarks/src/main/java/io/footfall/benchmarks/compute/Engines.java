package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.lake.LakeEngine;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.servers.BenchmarkServers;
import java.util.List;

/**
 * Engines that are only there when their libraries are: whoever brings them names an implementation
 * under {@code META-INF/services}.
 */
public interface Engines {

  /** Those that work on that topic, in slices, triggers or batches of the size's length. */
  List<Engine> on(BenchmarkServers servers, BenchmarkSize size);

  /** Those that write that topic's clicks, and what they count of them, into both stores. */
  List<Contender> sinksOn(BenchmarkServers servers, BenchmarkSize size);

  /** Those that write that topic's clicks into Cassandra, and nothing else. */
  List<Contender> clicksOn(BenchmarkServers servers, BenchmarkSize size);

  /** Those that land that topic and report on it. */
  List<LakeEngine> lakesOn(BenchmarkServers servers, BenchmarkSize size);
}
