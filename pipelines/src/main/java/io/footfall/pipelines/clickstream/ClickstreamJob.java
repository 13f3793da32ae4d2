package io.footfall.pipelines.clickstream;

import io.footfall.model.Slice;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.SliceJob;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;

/** Runs the clickstream pipeline on a slice, to its end. */
final class ClickstreamJob implements SliceJob {

  private final ClickstreamSettings settings;
  private final RunnerSession session;

  ClickstreamJob(ClickstreamSettings settings, RunnerSession session) {
    this.settings = settings;
    this.session = session;
  }

  @Override
  public void run(Slice slice) {
    Pipeline pipeline =
        session.pipeline(
            "footfall-" + slice.source().replace('/', '-') + "-" + slice.number(),
            "clickstream, slice " + slice.number() + " of " + slice.source());
    ClickstreamPipeline.build(pipeline, slice, settings);
    PipelineResult.State state = pipeline.run().waitUntilFinish();
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The runner ended slice " + slice.number() + " as " + state);
    }
  }
}
