package io.footfall.pipelines.clickstream;

import io.footfall.model.Slice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.SliceJob;

/** Runs the clickstream pipeline on a slice, to its end. */
public final class ClickstreamJob implements SliceJob {

  private final ClickstreamSettings settings;
  private final RunnerSession session;

  /** Into the settings' stores, on the session's runner. */
  public ClickstreamJob(ClickstreamSettings settings, RunnerSession session) {
    this.settings = settings;
    this.session = session;
  }

  @Override
  public void run(Slice slice) {
    session.run(
        "footfall-" + slice.source().replace('/', '-') + "-" + slice.number(),
        "clickstream, slice " + slice.number() + " of " + slice.source(),
        pipeline -> ClickstreamPipeline.build(pipeline, slice, settings));
  }
}
