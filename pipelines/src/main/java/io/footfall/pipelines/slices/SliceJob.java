package io.footfall.pipelines.slices;

import io.footfall.model.Slice;

/** The work on a slice: the pipeline, run to its end. */
@FunctionalInterface
public interface SliceJob {

  /**
   * Returns when everything that the slice comes to has been written. Throws when anything could
   * not be; running it again, wholly or after any part of it, leaves what one run leaves.
   */
  void run(Slice slice);
}
