package io.footfall.launcher;

import io.footfall.pipelines.cassandra.FigureChecks;

/** Says where live figures differ from recounted ones. */
final class FigureDifferences {

  private static final int MOST_LINES = 100;

  private FigureDifferences() {}

  /** A line for each difference, up to a hundred, and how many figures differ in all. */
  static void print(FigureChecks.Result result, Console console) {
    result.examples().stream()
        .limit(MOST_LINES)
        .forEach(example -> console.line("DIFFERENCE: " + example));
    if (result.differing() > 0) {
      console.line(
          result.differing() + " of " + result.checked() + " figures differ from recounted ones.");
    }
  }
}
