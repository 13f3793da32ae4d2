package io.footfall.launcher;

import io.footfall.benchmarks.BenchmarkJob;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.compute.ComputeBenchmark;
import io.footfall.benchmarks.compute.PartitionsBenchmark;
import io.footfall.benchmarks.compute.Workload;
import io.footfall.benchmarks.keyed.KeyedPathBenchmark;
import io.footfall.benchmarks.lake.LakeBenchmark;
import io.footfall.benchmarks.latency.LatencyBenchmark;
import io.footfall.benchmarks.memory.MemoryBenchmark;
import io.footfall.benchmarks.recognition.RecognitionBenchmark;
import io.footfall.benchmarks.sinks.ClicksBenchmark;
import io.footfall.benchmarks.sinks.SinksBenchmark;
import io.footfall.launcher.options.RunnerOptions;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code footfall benchmark}: Footfall against peers, on this machine, in one run. */
@Command(
    name = "benchmark",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measure Footfall against a peer that does the same by hand, both on this machine, in turn. Starts its own"
            + " servers.")
final class BenchmarkCommand implements Callable<Integer> {

  private final Console console;

  @Mixin private RunnerOptions runner;

  @Option(
      names = "--job",
      required = true,
      description = "What to measure: ${COMPLETION-CANDIDATES}.")
  private Job job;

  @Option(
      names = "--events",
      description = "Records that each repetition works off (default: ${DEFAULT-VALUE}).",
      defaultValue = "600000")
  private int events;

  @Option(
      names = "--maxEventsPerSlice",
      description = "The most records of a slice (default: ${DEFAULT-VALUE}).",
      defaultValue = "200000")
  private int eventsPerSlice;

  @Option(
      names = "--visitors",
      split = ",",
      paramLabel = "VISITORS",
      description =
          "Of the job keyed-path: how many visitors there are, row by row (default:"
              + " ${DEFAULT-VALUE}).",
      defaultValue = "1000,30000,1000000")
  private List<Integer> visitors;

  @Option(
      names = "--slices",
      description =
          "Of the job memory: how many slices share the events (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000")
  private int slices;

  @Option(
      names = "--rates",
      split = ",",
      paramLabel = "RATE",
      description = "Of the job latency: records a second (default: ${DEFAULT-VALUE}).",
      defaultValue = "2000,20000")
  private List<Integer> rates;

  @Option(
      names = "--seconds",
      description = "Of the job latency: how long each rate is kept (default: ${DEFAULT-VALUE}).",
      defaultValue = "60")
  private int seconds;

  @Option(
      names = "--warmUpSeconds",
      description =
          "Of the job latency: how long it is kept before that (default: ${DEFAULT-VALUE}).",
      defaultValue = "30")
  private int warmUpSeconds;

  @Option(
      names = "--repetitions",
      description = "Measured runs of each contender (default: ${DEFAULT-VALUE}).",
      defaultValue = "5")
  private int repetitions;

  @Option(
      names = "--warmUps",
      description = "Runs of each before them that do not count (default: ${DEFAULT-VALUE}).",
      defaultValue = "2")
  private int warmUps;

  @Option(
      names = "--seed",
      description = "What the traffic starts from (default: ${DEFAULT-VALUE}).",
      defaultValue = "42")
  private long seed;

  @Option(
      names = "--cassandraHeap",
      paramLabel = "MIB",
      description = "Heap of the embedded Cassandra (default: ${DEFAULT-VALUE}).",
      defaultValue = "1024")
  private int cassandraHeap;

  /** What can be measured. */
  enum Job {
    COMPUTE,
    PARSE,
    CLEAN,
    COUNTS,
    KEYED,
    FIGURES,
    PARTITIONS,
    CLICKS,
    SINKS,
    LAKE,
    KEYED_PATH,
    RECOGNITION,
    MEMORY,
    LATENCY;

    /** As it is written on the command line: {@code keyed-path}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  BenchmarkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    BenchmarkSize size =
        new BenchmarkSize(events, eventsPerSlice, repetitions, warmUps, seed, cassandraHeap);
    RunnerProfile profile = RunnerProfile.onClassPath();
    try (RunnerSession session = profile.open(runner.arguments())) {
      benchmark().run(size, profile.name(), session, console);
    }
    return 0;
  }

  private BenchmarkJob benchmark() {
    return switch (job) {
      case COMPUTE -> new ComputeBenchmark(Workload.values());
      case PARSE -> new ComputeBenchmark(Workload.PARSE);
      case CLEAN -> new ComputeBenchmark(Workload.CLEAN);
      case COUNTS -> new ComputeBenchmark(Workload.COUNTS);
      case KEYED -> new ComputeBenchmark(Workload.KEYED);
      case FIGURES -> new ComputeBenchmark(Workload.FIGURES);
      case PARTITIONS -> new PartitionsBenchmark();
      case CLICKS -> new ClicksBenchmark();
      case SINKS -> new SinksBenchmark();
      case LAKE -> new LakeBenchmark();
      case KEYED_PATH -> new KeyedPathBenchmark(visitors);
      case RECOGNITION -> new RecognitionBenchmark();
      case MEMORY -> new MemoryBenchmark(slices);
      case LATENCY -> new LatencyBenchmark(rates, seconds, warmUpSeconds);
    };
  }
}
