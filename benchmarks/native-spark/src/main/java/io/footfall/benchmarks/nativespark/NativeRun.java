package io.footfall.benchmarks.nativespark;

import io.footfall.benchmarks.compute.ComputeResult;
import io.footfall.benchmarks.compute.Engine;
import io.footfall.benchmarks.compute.Workload;
import io.footfall.benchmarks.measure.ScratchFolder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StateOperatorProgress;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * What the queries found. Where Spark hands out nothing before the watermark has passed, the sizes
 * of its states tell: a row for each event id, minute and URL, or visit.
 */
final class NativeRun implements Engine.Run {

  /** Spark gives its session windows no name of their own. */
  private static final String SESSIONS = "defaultName";

  private final NativeSpark engine;
  private final NativeQueries queries;
  private final Workload workload;
  private final ScratchFolder checkpoints;
  private List<StreamingQuery> ended = List.of();

  NativeRun(NativeSpark engine, Workload workload, ScratchFolder checkpoints) {
    this.engine = engine;
    this.workload = workload;
    this.checkpoints = checkpoints;
    this.queries = new NativeQueries(checkpoints.path());
  }

  @Override
  public void workOff() {
    ended = engine.start(workload, queries);
    ended.forEach(NativeQueries::awaitEnd);
  }

  @Override
  public ComputeResult result() {
    return switch (workload) {
      case PARSE, CLEAN -> new ComputeResult(Map.of("stored", observed(ended.get(0))), 0);
      case COUNTS -> pages();
      case KEYED, FIGURES -> states();
    };
  }

  private ComputeResult pages() {
    Map<String, Long> exact = new HashMap<>();
    exact.put("stored", observed(ended.get(0)));
    exact.put("pageMinutes", (long) queries.pages().size());
    exact.put("views", queries.pages().values().stream().mapToLong(NativeRun::views).sum());
    return new ComputeResult(
        exact, queries.pages().values().stream().mapToLong(NativeRun::visitors).sum());
  }

  private ComputeResult states() {
    StateOperatorProgress[] pagesOnce = ended.get(0).lastProgress().stateOperators();
    StateOperatorProgress[] visits = ended.get(1).lastProgress().stateOperators();
    return new ComputeResult(
        Map.of(
            "stored", rows(pagesOnce, "dedupe"),
            "pageMinutes", rows(pagesOnce, "stateStoreSave"),
            "visits", rows(visits, SESSIONS)),
        0);
  }

  private static long rows(StateOperatorProgress[] operators, String name) {
    return Arrays.stream(operators)
        .filter(operator -> operator.operatorName().startsWith(name))
        .mapToLong(StateOperatorProgress::numRowsTotal)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("No " + name + " among " + Arrays.toString(operators)));
  }

  private static long observed(StreamingQuery query) {
    return Arrays.stream(query.recentProgress())
        .map(progress -> progress.observedMetrics().get(NativeQueries.COUNTED))
        .filter(Objects::nonNull)
        .mapToLong(metrics -> metrics.<Long>getAs(NativeQueries.STORED))
        .sum();
  }

  private static long views(Row page) {
    return page.<Number>getAs("views").longValue();
  }

  private static long visitors(Row page) {
    return page.<Number>getAs("visitors").longValue();
  }

  @Override
  public void close() {
    checkpoints.close();
  }
}
