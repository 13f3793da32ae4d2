package io.footfall.benchmarks.compute;

import java.util.Map;
import java.util.TreeMap;

/**
 * What an engine found, so that no engine is fast by doing something else.
 *
 * @param exact figures that all engines must agree on to the last digit; an engine that can't tell
 *     a figure leaves it out
 * @param estimatedVisitors the estimates of distinct visitors by minute and URL, added up; 0 when
 *     the workload has none
 */
public record ComputeResult(Map<String, Long> exact, double estimatedVisitors) {

  /** The estimates' standard errors cancel out over some thousand figures. */
  private static final double TOLERANCE = 0.05;

  public ComputeResult {
    exact = Map.copyOf(exact);
  }

  /**
   * Holds this against another engine's.
   *
   * @throws IllegalStateException naming what differs
   */
  void requireEqual(ComputeResult other, String engine, String otherEngine) {
    Map<String, String> differences = new TreeMap<>();
    exact.forEach(
        (name, value) -> {
          Long others = other.exact.get(name);
          if (others != null && !others.equals(value)) {
            differences.put(name, value + " against " + others);
          }
        });
    double apart = Math.abs(estimatedVisitors - other.estimatedVisitors);
    if (estimatedVisitors > 0
        && other.estimatedVisitors > 0
        && apart > TOLERANCE * other.estimatedVisitors) {
      differences.put("visitors", estimatedVisitors + " against " + other.estimatedVisitors);
    }
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          engine + " and " + otherEngine + " found something else: " + differences);
    }
  }
}
