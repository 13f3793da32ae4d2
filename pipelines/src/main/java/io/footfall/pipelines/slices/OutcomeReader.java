package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import java.util.Map;

/** Reads what became of the records of a slice that has been run. */
@FunctionalInterface
public interface OutcomeReader {

  /**
   * Records by outcome: {@code stored}, {@code duplicate}, {@code rejected.<reason>}. Outcomes that
   * did not occur are absent.
   */
  Map<String, Long> read(Slice slice);
}
