package io.footfall.benchmarks.measure;

import io.footfall.model.Slice;
import io.footfall.pipelines.slices.SliceListener;

/** Ends a run in which a slice fails: what then is measured is not the work. */
public interface NoRetries extends SliceListener {

  @Override
  default void retrying(Slice slice, int attempt, Throwable failure) {
    throw new IllegalStateException(
        "Slice " + slice.number() + " failed; a benchmark with retries measures nothing", failure);
  }
}
