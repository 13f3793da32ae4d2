package io.footfall.runner.spark;

import org.apache.spark.SecurityManager;
import org.apache.spark.SparkConf;

/**
 * The secret by which the processes of a cluster know each other ({@code spark.authenticate}). A
 * worker keeps it off the command line of a driver in cluster mode and hands it on by a variable,
 * while Spark's context wants it among its settings.
 */
final class ClusterSecret {

  private ClusterSecret() {}

  /** Gives the configuration what a worker has handed on; what a user has set himself stays. */
  static SparkConf addTo(SparkConf configuration) {
    String handedOn = System.getenv(SecurityManager.ENV_AUTH_SECRET());
    return handedOn == null
        ? configuration
        : configuration.setIfMissing(SecurityManager.SPARK_AUTH_SECRET_CONF(), handedOn);
  }
}
