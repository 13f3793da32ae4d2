package io.footfall.runner.flink;

import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import java.util.List;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/**
 * Runs slices on Beam's Flink runner, as batch jobs: {@code --flinkMaster=host:port} on a cluster,
 * without one on a small cluster inside this JVM, which each slice starts anew.
 */
public final class FlinkRunnerProfile implements RunnerProfile {

  @Override
  public String name() {
    return "flink";
  }

  @Override
  public RunnerSession open(List<String> runnerArguments) {
    FlinkPipelineOptions options =
        PipelineOptionsFactory.fromArgs(runnerArguments.toArray(String[]::new))
            .as(FlinkPipelineOptions.class);
    options.setRunner(FlinkRunner.class);
    // As on the other runners, a group may be looked at twice: offers do, and failed without it
    options.setReIterableGroupByKeyResult(true);
    return new FlinkSession(options);
  }

  private record FlinkSession(PipelineOptions options) implements RunnerSession {

    @Override
    public String uiAddress() {
      return "";
    }

    @Override
    public void close() {
      // Nothing outlives a run: the cluster inside this JVM ends with its job.
    }
  }
}
