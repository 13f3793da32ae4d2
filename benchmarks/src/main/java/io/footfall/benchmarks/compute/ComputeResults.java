package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.measure.Rounds;
import io.footfall.benchmarks.measure.Spread;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What contenders came to at a job, for people and for machines. */
public final class ComputeResults {

  private static final String NATIVE = "native-spark";
  private static final Map<String, String> LOOPS =
      Map.of("plain-loop", "ToPlainLoop", "bare-loop", "ToBareLoop");

  private ComputeResults() {}

  /** The columns of {@link #row}. */
  public static String header() {
    return String.format(
        Locale.ROOT,
        "%-24s %10s %10s %8s | CPU us/event: %6s %10s %6s",
        "run",
        "events",
        "events/s",
        "cores",
        "own",
        "cassandra",
        "kafka");
  }

  /** A run, for people. */
  public static String row(String engine, Measurement measured) {
    return String.format(
        Locale.ROOT,
        "%-24s %,10d %,10.0f %8.1f | %20.2f %10.2f %6.2f",
        engine,
        measured.events(),
        measured.eventsPerSecond(),
        measured.busyCores(),
        measured.cpuMicrosPerEvent(ProcessorTimes.OWN),
        measured.cpuMicrosPerEvent("cassandra"),
        measured.cpuMicrosPerEvent("kafka"));
  }

  /** Medians of the warm repetitions, their spread, and the first run of all. */
  public static Map<String, Object> cell(
      String job, String engine, Measurement cold, List<Measurement> warm) {
    Spread speed = spread(warm, Measurement::eventsPerSecond);
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("job", job);
    cell.put("engine", engine);
    cell.put("events", cold.events());
    cell.put("eventsPerSecond", Math.round(speed.median()));
    cell.put("lowest", Math.round(speed.lowest()));
    cell.put("highest", Math.round(speed.highest()));
    cell.put("cold", Math.round(cold.eventsPerSecond()));
    cell.put("repetitions", warm.size());
    cell.put(
        "cpuMicrosPerEvent", Spread.rounded(spread(warm, Measurement::cpuMicrosPerEvent).median()));
    return cell;
  }

  /**
   * Ours over the best native one and over the loop that is the limit, round by round, where they
   * took part.
   */
  public static Map<String, Object> ratios(String job, Map<String, List<Measurement>> byEngine) {
    Map<String, Object> ratios = new LinkedHashMap<>();
    ratios.put("job", job);
    List<Measurement> natives =
        byEngine.entrySet().stream()
            .filter(engine -> engine.getKey().startsWith(NATIVE))
            .map(Map.Entry::getValue)
            .max(Comparator.comparingDouble(runs -> medianSpeed(runs)))
            .orElse(null);
    for (String runner : List.of("spark", "direct")) {
      List<Measurement> ours = byEngine.get("footfall-" + runner);
      if (ours != null && natives != null) {
        Rounds.ratio(ours, natives).addTo(ratios, runner + "ToNativeSpark");
      }
    }
    for (Map.Entry<String, String> loop : LOOPS.entrySet()) {
      for (String runner : List.of("spark", "direct")) {
        List<Measurement> ours = byEngine.get("footfall-" + runner);
        List<Measurement> limit = byEngine.get(loop.getKey());
        if (ours != null && limit != null) {
          Rounds.ratio(ours, limit).addTo(ratios, runner + loop.getValue());
        }
      }
    }
    return ratios;
  }

  private static double medianSpeed(List<Measurement> runs) {
    return spread(runs, Measurement::eventsPerSecond).median();
  }

  private static Spread spread(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
  }
}
