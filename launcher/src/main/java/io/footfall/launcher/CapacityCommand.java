package io.footfall.launcher;

import io.footfall.launcher.capacity.Machines;
import io.footfall.launcher.capacity.MeasuredCosts;
import io.footfall.launcher.capacity.Sizing;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code footfall capacity}: how many of what carry a load, computed from measured costs. */
@Command(
    name = "capacity",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Say how many executors and nodes carry so many events a second, computed from what an event was measured to cost"
            + " (docs/capacity.md). Give costs of your own where you have measured.")
final class CapacityCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--eventsPerSecond",
      description = "The load (default: ${DEFAULT-VALUE}).",
      defaultValue = "10000")
  private long eventsPerSecond;

  @Option(
      names = "--executorCores",
      description = "Cores of each Spark executor (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int executorCores;

  @Option(
      names = "--nodeCores",
      description = "Cores of each Cassandra node (default: ${DEFAULT-VALUE}).",
      defaultValue = "4")
  private int nodeCores;

  @Option(
      names = "--copies",
      description = "Copies of every row and record (default: ${DEFAULT-VALUE}).",
      defaultValue = "3")
  private int copies;

  @Option(
      names = "--utilisation",
      description = "How much of a core to plan for (default: ${DEFAULT-VALUE}).",
      defaultValue = "0.6")
  private double utilisation;

  @Option(
      names = "--executorMicros",
      description = "Processor time of an event in the runner (default: as measured).")
  private Double executorMicros;

  @Option(
      names = "--cassandraMicros",
      description = "Processor time of an event in Cassandra, one copy (default: as measured).")
  private Double cassandraMicros;

  CapacityCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    MeasuredCosts measured = MeasuredCosts.ofTheBenchmarks();
    Sizing sizing =
        new Sizing(
            new MeasuredCosts(
                executorMicros == null ? measured.executorMicros() : executorMicros,
                cassandraMicros == null ? measured.cassandraMicros() : cassandraMicros,
                measured.logBytes(),
                measured.rowBytes()),
            new Machines(executorCores, nodeCores, copies, utilisation),
            eventsPerSecond);
    console.line(
        String.format(
            Locale.ROOT,
            "One core carries %,d events/s, one executor %,d, one Cassandra node %,d.",
            sizing.eventsOfACore(),
            sizing.eventsOfAnExecutor(),
            sizing.eventsOfANode()));
    console.line(
        String.format(
            Locale.ROOT,
            "%,d events/s: %,d executors, %,d Cassandra nodes, %,d partitions.",
            eventsPerSecond,
            sizing.executors(),
            sizing.nodes(),
            sizing.partitions()));
    console.result("CAPACITY", sizing.line());
    return 0;
  }
}
