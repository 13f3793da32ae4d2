package io.footfall.runner.spark;

import io.footfall.launcher.operations.LogFormat;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.runner.ShippedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.runners.spark.SparkContextOptions;
import org.apache.beam.runners.spark.SparkRunner;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs slices on Beam's Spark runner. The context is made once, from {@code spark.*} as usual
 * (spark-submit's, or system properties); without a master from anywhere it is {@code local[*]},
 * every core of this machine. Spark's pages call each job by its pipeline and slice.
 */
public final class SparkRunnerProfile implements RunnerProfile {

  @Override
  public String name() {
    return "spark";
  }

  @Override
  public RunnerSession open(List<String> runnerArguments) {
    SparkContextOptions options =
        PipelineOptionsFactory.fromArgs(runnerArguments.toArray(String[]::new))
            .as(SparkContextOptions.class);
    JavaSparkContext context = new JavaSparkContext(configuration(options, runnerArguments));
    ShippedFiles.keptIn(Path.of(SparkFiles.getRootDirectory()));
    options.setRunner(SparkRunner.class);
    options.setUsesProvidedSparkContext(true);
    options.setProvidedSparkContext(context);
    // A sink a run would be registered and never taken off: some kilobytes a slice.
    options.setEnableSparkMetricSinks(false);
    return new SparkSession(options, context);
  }

  @Override
  public Optional<String> reasonNotToStream() {
    return Optional.of(
        "In streaming mode Beam's Spark runner loses records in silence: a batch that does not fit in"
            + " memory, a partition that lags behind the others, whatever was read and not yet"
            + " processed when it is killed");
  }

  private static SparkConf configuration(
      SparkContextOptions options, List<String> runnerArguments) {
    SparkConf configuration = new SparkConf();
    boolean namesMaster =
        runnerArguments.stream().anyMatch(argument -> argument.startsWith("--sparkMaster="));
    if (namesMaster) {
      configuration.setMaster(options.getSparkMaster());
    }
    if (LogFormat.isJson()) {
      ExecutorLog.addTo(configuration);
    }
    return LocalCluster.addTo(SliceDefaults.addTo(ClusterSecret.addTo(configuration)));
  }

  private record SparkSession(PipelineOptions options, JavaSparkContext context)
      implements RunnerSession {

    @Override
    public Pipeline pipeline(String name, String description) {
      // The jobs of a run belong to the group of the thread that started it
      context.setJobGroup(name, description);
      ExecutorLog.tellTasks(context);
      return RunnerSession.super.pipeline(name, description);
    }

    @Override
    public String uiAddress() {
      return context.sc().uiWebUrl().getOrElse(() -> "");
    }

    @Override
    public void close() {
      context.stop();
    }
  }
}
