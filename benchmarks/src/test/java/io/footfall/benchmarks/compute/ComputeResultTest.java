package io.footfall.benchmarks.compute;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputeResultTest {

  private static final ComputeResult REFERENCE =
      new ComputeResult(Map.of("stored", 100L, "views", 70L), 1_000);

  @Test
  void whatAnEngineCannotTellIsNoDifference() {
    new ComputeResult(Map.of("stored", 100L), 0).requireEqual(REFERENCE, "one", "other");
  }

  @Test
  void anExactFigureMayNotDifferByOne() {
    IllegalStateException different =
        assertThrows(
            IllegalStateException.class,
            () ->
                new ComputeResult(Map.of("stored", 99L), 0)
                    .requireEqual(REFERENCE, "one", "other"));

    assertThat(
        different.getMessage(), allOf(containsString("stored"), containsString("99 against 100")));
  }

  @Test
  void estimatesMayBeAFewPercentApart() {
    new ComputeResult(Map.of(), 1_049).requireEqual(REFERENCE, "one", "other");

    assertThrows(
        IllegalStateException.class,
        () -> new ComputeResult(Map.of(), 1_060).requireEqual(REFERENCE, "one", "other"));
  }
}
