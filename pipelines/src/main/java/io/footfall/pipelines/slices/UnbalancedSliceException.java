package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import java.util.Map;

/** The outcomes of a slice don't add up to its records: a defect, never to be passed over. */
public final class UnbalancedSliceException extends RuntimeException {

  UnbalancedSliceException(Slice slice, long records, Map<String, Long> outcomes) {
    super(
        "Slice "
            + slice.number()
            + " of "
            + slice.source()
            + " spans "
            + slice.length()
            + " offsets and the log holds "
            + records
            + " records of them, but the outcomes are "
            + outcomes
            + ": the slice is left unfinished; compare the metrics table with the log, and report it");
  }
}
