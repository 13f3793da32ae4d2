package io.footfall.pipelines.runner;

import io.footfall.pipelines.operations.SinkReports;
import java.util.function.Consumer;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A runner made ready: what is dear to start (a Spark context) is started once and kept for all
 * slices. Pipelines run one at a time: two at once in a JVM would share Beam's static accumulators.
 */
public interface RunnerSession extends AutoCloseable {

  /**
   * The options that every pipeline of this session is made with: one object, as a new one a run
   * would leak on Spark.
   */
  PipelineOptions options();

  /**
   * A new pipeline, to be built and run by the calling thread before the next is asked for.
   *
   * @param name as machines call it: {@code footfall-clicks-footfall-7}
   * @param description as the runner's own pages call its jobs: {@code clickstream, slice 7}
   */
  default Pipeline pipeline(String name, String description) {
    options().setJobName(name);
    return Pipeline.create(options());
  }

  /**
   * Makes a pipeline, has its journey built, runs it and returns when it is done; what its sinks
   * counted elsewhere is known here then, also when it failed.
   *
   * @param name as for {@link #pipeline}
   * @param description as for {@link #pipeline}
   * @throws IllegalStateException when it came to any other end
   */
  default PipelineResult run(String name, String description, Consumer<Pipeline> journey) {
    Pipeline pipeline = pipeline(name, description);
    journey.accept(pipeline);
    PipelineResult result = pipeline.run();
    PipelineResult.State state;
    try {
      state = result.waitUntilFinish();
    } finally {
      SinkReports.receive(result.metrics());
    }
    if (state != PipelineResult.State.DONE) {
      throw new IllegalStateException("The runner ended " + description + " as " + state);
    }
    return result;
  }

  /** Where a person can watch it work, or empty. */
  String uiAddress();

  @Override
  void close();
}
