package io.footfall.pipelines.runner;

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

  /** Where a person can watch it work, or empty. */
  String uiAddress();

  @Override
  void close();
}
