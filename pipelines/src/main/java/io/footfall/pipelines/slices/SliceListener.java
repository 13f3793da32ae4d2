package io.footfall.pipelines.slices;

import io.footfall.model.Slice;

/** Told how the loop gets on; on the loop's own thread, so it must not block. */
public interface SliceListener {

  /** A slice is about to run. */
  void started(Slice slice);

  /** A run failed and the same slice will be run again. */
  void retrying(Slice slice, int attempt, Throwable failure);

  /** A slice is done and journaled. */
  void finished(SliceReport report);
}
