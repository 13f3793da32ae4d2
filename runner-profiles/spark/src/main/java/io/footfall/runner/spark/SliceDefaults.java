package io.footfall.runner.spark;

import java.util.Map;
import org.apache.beam.runners.spark.coders.SparkRunnerKryoRegistrator;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;

/**
 * What a context gets where its user has said nothing: Spark's own defaults are made for few long
 * jobs, and slices are many short ones.
 */
final class SliceDefaults {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "spark.master", "local[*]",
          "spark.app.name", "Footfall",
          "spark.serializer", KryoSerializer.class.getName(),
          "spark.kryo.registrator",
              SparkRunnerKryoRegistrator.class.getName() + "," + ReadMetricsByJava.class.getName(),
          // Nothing that a slice reads lies nearer to one executor than to another
          "spark.locality.wait", "0s",
          // Shuffle files go when the driver's collector finds their slice gone, and an idle heap
          // may not be looked at for the half hour that Spark waits
          "spark.cleaner.periodicGC.interval", "5min",
          // Of the pages' history: a hundred thousand tasks would fill a driver of 1 GB
          "spark.ui.retainedTasks", "10000",
          "spark.ui.retainedStages", "500",
          "spark.ui.retainedJobs", "500");

  private SliceDefaults() {}

  static SparkConf addTo(SparkConf configuration) {
    DEFAULTS.forEach(configuration::setIfMissing);
    return configuration;
  }
}
