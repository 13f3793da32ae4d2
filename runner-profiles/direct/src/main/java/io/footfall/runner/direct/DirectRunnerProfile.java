package io.footfall.runner.direct;

import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs slices on Beam's Direct runner, with a thread for each core. Its checks for changed elements
 * and forgetful coders cost two thirds of the throughput; the transforms' own tests keep them on,
 * the product turns them off.
 */
public final class DirectRunnerProfile implements RunnerProfile {

  @Override
  public String name() {
    return "direct";
  }

  @Override
  public RunnerSession open(List<String> runnerArguments) {
    DirectOptions options =
        PipelineOptionsFactory.fromArgs(runnerArguments.toArray(String[]::new))
            .as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    return new DirectSession(options);
  }

  private record DirectSession(PipelineOptions options) implements RunnerSession {

    @Override
    public String uiAddress() {
      return "";
    }

    @Override
    public void close() {
      // Nothing outlives a run of the Direct runner.
    }
  }
}
