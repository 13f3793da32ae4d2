package io.footfall.runner.spark;

import io.footfall.model.WrongOptionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.SparkConf;
import scala.util.Properties;

/**
 * Executors of their own on this machine, without a Spark download: {@code
 * --sparkMaster=local-cluster[2,1,1024]} (how many, cores and MiB of each) gives them this JVM's
 * class path. They work in the folder that {@code SPARK_HOME} names, any one; {@code mvn exec:exec}
 * names one under {@code target}. What a user has set himself stays.
 */
final class LocalCluster {

  private static final String MASTER = "local-cluster[";
  private static final String HOME = "SPARK_HOME";

  private LocalCluster() {}

  /** Gives the configuration what such executors lack, where it asks for them. */
  static SparkConf addTo(SparkConf configuration) {
    if (!configuration.get("spark.master", "").startsWith(MASTER)) {
      return configuration;
    }
    makeHome();
    return configuration
        .setIfMissing("spark.executorEnv.SPARK_SCALA_VERSION", scalaVersion())
        .setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"));
  }

  /** Spark wants a folder of jars there, and takes one that has none. */
  private static void makeHome() {
    String home = System.getenv(HOME);
    if (home == null) {
      throw new WrongOptionException(
          "--sparkMaster="
              + MASTER
              + "..] wants "
              + HOME
              + " to name a folder to work in; any does");
    }
    try {
      Files.createDirectories(Path.of(home, "jars"));
    } catch (IOException e) {
      throw new UncheckedIOException(HOME + " " + home + " can't be written to", e);
    }
  }

  /** As Spark's folders call it: 2.12. */
  private static String scalaVersion() {
    String version = Properties.versionNumberString();
    return version.substring(0, version.lastIndexOf('.'));
  }
}
