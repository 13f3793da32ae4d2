package io.footfall.runner.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.apache.spark.SparkConf;
import scala.util.Properties;

/**
 * Executors of their own on this machine, without a Spark download: {@code
 * --sparkMaster=local-cluster[2,1,1024]} (how many, cores and MiB of each) gives them this JVM's
 * class path. What a user has set himself stays.
 */
final class LocalCluster {

  private static final String MASTER = "local-cluster[";
  private static final String ENVIRONMENT = "spark.executorEnv.";

  private LocalCluster() {}

  /** Gives the configuration what such executors lack, where it asks for them. */
  static SparkConf addTo(SparkConf configuration) {
    if (!configuration.get("spark.master", "").startsWith(MASTER)) {
      return configuration;
    }
    return configuration
        .setIfMissing("spark.home", emptyHome().toString())
        .setIfMissing(ENVIRONMENT + "SPARK_SCALA_VERSION", scalaVersion())
        .setIfMissing("spark.executor.extraClassPath", System.getProperty("java.class.path"));
  }

  /** Spark wants a folder of jars, and takes one that has none. */
  private static Path emptyHome() {
    try {
      Path home = Files.createTempDirectory("footfall-spark-home");
      Files.createDirectory(home.resolve("jars"));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(home.toFile())));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for executors can be made", e);
    }
  }

  /** As Spark's folders call it: 2.12. */
  private static String scalaVersion() {
    String version = Properties.versionNumberString();
    return version.substring(0, version.lastIndexOf('.'));
  }
}
