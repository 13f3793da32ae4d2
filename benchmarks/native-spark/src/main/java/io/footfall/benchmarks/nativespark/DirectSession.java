package io.footfall.benchmarks.nativespark;

import io.footfall.pipelines.runner.RunnerSession;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The Direct runner with the settings of its profile. That profile itself can't stand beside
 * Spark's: one runner on a class path is how a profile is chosen.
 */
record DirectSession(PipelineOptions options) implements RunnerSession {

  static DirectSession open() {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    return new DirectSession(options);
  }

  @Override
  public String uiAddress() {
    return "";
  }

  @Override
  public void close() {
    // Nothing outlives a run of the Direct runner.
  }
}
