package io.footfall.benchmarks.recognition;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was taken for something, and what was it: not for several threads at once. */
final class Recognised {

  private long right;
  private long wrong;
  private long missed;

  /** One more case. */
  void add(boolean taken, boolean is) {
    right += taken && is ? 1 : 0;
    wrong += taken && !is ? 1 : 0;
    missed += !taken && is ? 1 : 0;
  }

  /** The share of those taken for it that were it; 1 when none was taken. */
  double precision() {
    return right + wrong == 0 ? 1 : (double) right / (right + wrong);
  }

  /** The share of those that were it that were taken for it; 1 when none was. */
  double recall() {
    return right + missed == 0 ? 1 : (double) right / (right + missed);
  }

  /** As fields of a result. */
  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("right", right);
    fields.put("wrong", wrong);
    fields.put("missed", missed);
    fields.put("precision", rounded(precision()));
    fields.put("recall", rounded(recall()));
    return fields;
  }

  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
