package io.footfall.examples;

import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * The Direct runner with every check that it has: elements that a step changes and coders that
 * forget something fail the run. A third as fast, for those who write transforms.
 */
final class StrictDirectProfile implements RunnerProfile {

  @Override
  public String name() {
    return "strict";
  }

  @Override
  public RunnerSession open(List<String> runnerArguments) {
    DirectOptions options =
        PipelineOptionsFactory.fromArgs(runnerArguments.toArray(String[]::new))
            .as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceImmutability(true);
    options.setEnforceEncodability(true);
    return new Session(options);
  }

  private record Session(PipelineOptions options) implements RunnerSession {

    @Override
    public String uiAddress() {
      return "";
    }

    @Override
    public void close() {
      // Nothing outlives a run of the Direct runner
    }
  }
}
