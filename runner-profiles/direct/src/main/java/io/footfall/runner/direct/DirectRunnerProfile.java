package io.footfall.runner.direct;

import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs slices on Beam's Direct runner, on all cores, with more threads than cores, as most of a
 * thread's time goes by waiting for a store's answer. Its checks for changed elements and forgetful
 * coders cost two thirds of the throughput; the transforms' own tests keep them on, the product
 * turns them off.
 */
public final class DirectRunnerProfile implements RunnerProfile {

  private static final int THREADS_PER_CORE = 4;
  private static final String PARALLELISM = "--targetParallelism";

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
    if (runnerArguments.stream().noneMatch(argument -> argument.startsWith(PARALLELISM))) {
      options.setTargetParallelism(THREADS_PER_CORE * Runtime.getRuntime().availableProcessors());
    }
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
