package io.footfall.benchmarks;

import java.util.Map;

/** Where a benchmark says what it finds. */
public interface Report {

  /** A line for people. */
  void line(String text);

  /** A line for machines: {@code WORD {"field":..}}. */
  void result(String word, Map<String, ?> fields);
}
