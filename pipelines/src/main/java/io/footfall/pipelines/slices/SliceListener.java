package io.footfall.pipelines.slices;

import io.footfall.model.Slice;

/**
 * Told how the loop gets on; on the loop's own thread, so it must not block. What it does not
 * override it does not heed.
 */
public interface SliceListener {

  /** A slice is about to run. */
  default void started(Slice slice) {}

  /** A run failed and the same slice will be run again. */
  default void retrying(Slice slice, int attempt, Throwable failure) {}

  /** A slice is done and journaled. */
  default void finished(SliceReport report) {}
}
