package io.footfall.runner.spark.cluster;

import io.footfall.services.process.ServerProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Spark as its users unpack it: its class path, its environment, its {@code bin/spark-submit}. */
public final class SparkDownload {

  private final Path home;
  private final ServerProgram program;

  private SparkDownload(Path home, ServerProgram program) {
    this.home = home;
    this.program = program;
  }

  /** What it has on every class path, jars and folders. */
  public static List<Path> classPath() {
    return findProgram().classPath().stream().map(Path::of).toList();
  }

  /** One in that folder, which it makes, with those settings for all that is started from it. */
  static SparkDownload at(Path home, Map<String, String> settings) throws IOException {
    SparkDownload download = new SparkDownload(home, findProgram());
    // Where Spark looks for its jars; they come by the class path
    Files.createDirectories(home.resolve("jars"));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        Files.createDirectories(home.resolve("conf")).resolve("spark-defaults.conf"),
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + " " + setting.getValue() + "\n")
            .collect(Collectors.joining()));
    Files.writeString(
        download.submit(),
        """
        #!/bin/sh
        exec "$JAVA_HOME/bin/java" -Xmx768m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC %s \\
          -cp "$SPARK_DIST_CLASSPATH" org.apache.spark.deploy.SparkSubmit "$@"
        """
            .formatted(String.join(" ", download.program.flags())));
    if (!download.submit().toFile().setExecutable(true)) {
      throw new IOException(download.submit() + " can't be made executable");
    }
    return download;
  }

  private static ServerProgram findProgram() {
    return ServerProgram.find(
        "spark", "io.footfall.services.spark.SparkServer", SparkDownload.class.getClassLoader());
  }

  /** What its masters and workers run. */
  ServerProgram program() {
    return program;
  }

  /** {@code bin/spark-submit}. */
  Path submit() {
    return home.resolve("bin").resolve("spark-submit");
  }

  /** What its processes are told. */
  Map<String, String> environment() {
    return Map.of(
        "SPARK_HOME",
        home.toString(),
        "SPARK_DIST_CLASSPATH",
        String.join(File.pathSeparator, program.classPath()),
        "SPARK_SCALA_VERSION",
        "2.12",
        "SPARK_LOCAL_IP",
        "127.0.0.1",
        "SPARK_LOCAL_HOSTNAME",
        "localhost",
        "JAVA_HOME",
        System.getProperty("java.home"),
        // Of executors and of drivers in the cluster: none lives long enough for the second
        // compiler, and several share the processors
        "JAVA_TOOL_OPTIONS",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  }
}
