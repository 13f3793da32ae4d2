package io.footfall.benchmarks.compute;

import io.footfall.model.Slice;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;

/** Ends a run in which a slice fails: what then is measured is not the work. */
public final class NoRetries implements SliceListener {

  @Override
  public void started(Slice slice) {
    // Only the whole run is measured.
  }

  @Override
  public void retrying(Slice slice, int attempt, Throwable failure) {
    throw new IllegalStateException(
        "Slice " + slice.number() + " failed; a benchmark with retries measures nothing", failure);
  }

  @Override
  public void finished(SliceReport report) {
    // Only the whole run is measured.
  }
}
