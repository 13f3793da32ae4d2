package io.footfall.pipelines.slices;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of the loop came to: how many slices, and their records by outcome. {@code read} is
 * the sum of the outcomes.
 */
public record Ledger(long slices, Map<String, Long> outcomes) {

  public Ledger {
    outcomes = Map.copyOf(outcomes);
  }

  static Ledger empty() {
    return new Ledger(0, Map.of());
  }

  Ledger plus(Map<String, Long> ofOneSlice) {
    Map<String, Long> sums = new TreeMap<>(outcomes);
    ofOneSlice.forEach((outcome, count) -> sums.merge(outcome, count, Long::sum));
    return new Ledger(slices + 1, sums);
  }

  /** All records. */
  public long read() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }
}
