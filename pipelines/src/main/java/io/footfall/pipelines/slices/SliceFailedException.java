package io.footfall.pipelines.slices;

import io.footfall.model.Slice;

/** A slice kept failing. It stays planned in the journal, and the next start takes it up. */
public final class SliceFailedException extends RuntimeException {

  SliceFailedException(Slice slice, int attempts, Throwable cause) {
    super(
        "Slice "
            + slice.number()
            + " of "
            + slice.source()
            + " failed "
            + attempts
            + " time(s) and is left unfinished; nothing is lost, and the next start redoes it. Last: "
            + cause.getMessage(),
        cause);
  }
}
