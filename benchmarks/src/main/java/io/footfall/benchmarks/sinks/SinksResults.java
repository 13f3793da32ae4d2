package io.footfall.benchmarks.sinks;

import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.measure.Spread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of the sinks benchmark, for people and for machines. */
final class SinksResults {

  private static final String CASSANDRA = "cassandra";

  /** Our process's parts, by the packages that do their work. */
  static final Map<String, String> PARTS = parts();

  private SinksResults() {}

  static String header() {
    return String.format(
        Locale.ROOT,
        "%-26s %10s %10s %8s | CPU us/event: %6s %10s %14s %6s",
        "run",
        "events",
        "events/s",
        "cores",
        "own",
        CASSANDRA,
        "elasticsearch",
        "kafka");
  }

  static String row(String engine, Measurement measured) {
    return String.format(
        Locale.ROOT,
        "%-26s %,10d %,10.0f %8.1f | %20.1f %10.1f %14.1f %6.1f",
        engine,
        measured.events(),
        measured.eventsPerSecond(),
        measured.busyCores(),
        measured.cpuMicrosPerEvent(ProcessorTimes.OWN),
        measured.cpuMicrosPerEvent(CASSANDRA),
        measured.cpuMicrosPerEvent("elasticsearch"),
        measured.cpuMicrosPerEvent("kafka"));
  }

  static String shareRow(String part, double share) {
    return String.format(Locale.ROOT, "  %5.1f %%  %s", share * 100, part);
  }

  /** Medians of the repetitions, the spread of what counts, and the first run of all. */
  static Map<String, Object> cell(String engine, Measurement cold, List<Measurement> runs) {
    Spread speed = spread(runs, Measurement::eventsPerSecond);
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("job", "sinks");
    cell.put("engine", engine);
    cell.put("events", runs.get(0).events());
    cell.put("eventsPerSecond", Math.round(speed.median()));
    cell.put("lowest", Math.round(speed.lowest()));
    cell.put("highest", Math.round(speed.highest()));
    cell.put("cold", Math.round(cold.eventsPerSecond()));
    cell.put("repetitions", runs.size());
    cell.put("cpuMicrosPerEvent", median(runs, run -> run.cpuMicrosPerEvent(ProcessorTimes.OWN)));
    cell.put("cassandraCpuMicrosPerEvent", median(runs, run -> run.cpuMicrosPerEvent(CASSANDRA)));
    cell.put("allCpuMicrosPerEvent", median(runs, Measurement::cpuMicrosPerEvent));
    cell.put("busyCores", median(runs, Measurement::busyCores));
    List<Double> slices =
        runs.stream().flatMap(run -> run.slices().stream()).map(SinksResults::seconds).toList();
    if (!slices.isEmpty()) {
      cell.put("sliceSecondsP50", Spread.rounded(Spread.quantile(slices, 0.5)));
      cell.put("sliceSecondsP90", Spread.rounded(Spread.quantile(slices, 0.9)));
    }
    return cell;
  }

  private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
    return Spread.rounded(spread(runs, figure).median());
  }

  private static Spread spread(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("io.footfall.prepare.", "parse, clean and enrich");
    parts.put("com.fasterxml.jackson.", "parse, clean and enrich");
    parts.put("io.footfall.visits.", "follow visitors");
    parts.put("io.footfall.figures.", "count and merge figures");
    parts.put("org.apache.datasketches.", "count and merge figures");
    parts.put("io.footfall.coders.", "encode and decode");
    parts.put("io.footfall.pipelines.cassandra.", "Cassandra: rows and batches");
    parts.put("com.datastax.", "Cassandra: driver");
    parts.put("io.netty.", "Cassandra: network");
    parts.put("io.footfall.pipelines.kafka.", "read Kafka");
    parts.put("org.apache.kafka.", "read Kafka");
    parts.put("io.footfall.pipelines.elasticsearch.", "Elasticsearch");
    parts.put("jdk.internal.net.http.", "Elasticsearch");
    parts.put("org.apache.beam.", "runner");
    parts.put("org.apache.spark.", "runner");
    return parts;
  }
}
