package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.Report;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.Rounds;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What engines came to, by their names.
 *
 * @param cold the first run of each
 * @param warm those after the warm-ups, in the order of rounds
 */
public record MeasuredEngines(Map<String, Measurement> cold, Map<String, List<Measurement>> warm) {

  /** Runs them in turn, and says each run as it ends. */
  public static MeasuredEngines run(
      BenchmarkSize size, List<? extends Contender> contenders, Report report)
      throws InterruptedException {
    report.line(ComputeResults.header());
    Map<String, Measurement> cold = new LinkedHashMap<>();
    Map<Contender, List<Measurement>> rounds =
        Rounds.of(size.warmUps(), size.repetitions())
            .run(
                List.copyOf(contenders),
                (contender, measurement) -> {
                  cold.putIfAbsent(contender.engine(), measurement);
                  report.line(ComputeResults.row(contender.engine(), measurement));
                });
    Map<String, List<Measurement>> warm = new LinkedHashMap<>();
    rounds.forEach((contender, runs) -> warm.put(contender.engine(), runs));
    return new MeasuredEngines(cold, warm);
  }

  /** Says what they came to at that job, for machines. */
  public void tell(String job, Report report) {
    warm.forEach(
        (engine, runs) ->
            report.result("BENCH", ComputeResults.cell(job, engine, cold.get(engine), runs)));
  }
}
