package io.footfall.acceptance.documents;

import io.footfall.launcher.capacity.Machines;
import io.footfall.launcher.capacity.MeasuredCosts;
import io.footfall.launcher.capacity.Sizing;
import java.util.Locale;

/** What the model of docs/capacity.md says of the loads that people ask about. */
final class CapacityTable {

  private static final long[] LOADS = {10_000, 100_000, 1_000_000};

  private CapacityTable() {}

  static String made() {
    StringBuilder text = new StringBuilder();
    Sizing any = sizing(LOADS[0], Machines.usual());
    text.append("| one | carries, events/s |\n|---|---|\n");
    row(text, "core of an executor", any.eventsOfACore());
    row(text, "executor of 4 cores", any.eventsOfAnExecutor());
    row(text, "Cassandra node of 4 cores, three copies", any.eventsOfANode());
    row(
        text,
        "Cassandra node of 4 cores, one copy",
        sizing(LOADS[0], new Machines(4, 4, 1, 0.6)).eventsOfANode());
    text.append(
        "\n| events/s | executors of 4 cores | Cassandra nodes of 4 cores | or of 16 | partitions |"
            + " MB/s into Kafka | GB of rows a day |\n|---|---|---|---|---|---|---|\n");
    for (long load : LOADS) {
      Sizing sizing = sizing(load, Machines.usual());
      text.append(
          String.format(
              Locale.ROOT,
              "| %,d | %,d | %,d | %,d | %,d | %,.0f | %,.0f |%n",
              load,
              sizing.executors(),
              sizing.nodes(),
              sizing(load, new Machines(4, 16, 3, 0.6)).nodes(),
              sizing.partitions(),
              sizing.megabytesASecond(),
              sizing.gigabytesADay()));
    }
    return text.toString();
  }

  private static Sizing sizing(long load, Machines machines) {
    return new Sizing(MeasuredCosts.ofTheBenchmarks(), machines, load);
  }

  private static void row(StringBuilder text, String what, long carries) {
    text.append(String.format(Locale.ROOT, "| %s | %,d |%n", what, carries));
  }
}
