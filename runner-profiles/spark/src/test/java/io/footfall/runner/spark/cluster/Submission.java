package io.footfall.runner.spark.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** {@code spark-submit} of the bundled jar, running. */
public final class Submission implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 420;

  private final Process process;
  private final Path output;

  /** Of drivers in cluster mode. */
  private final Supplier<String> driverOutput;

  private Submission(Process process, Path output, Supplier<String> driverOutput) {
    this.process = process;
    this.output = output;
    this.driverOutput = driverOutput;
  }

  /**
   * Submits.
   *
   * @param options of spark-submit, before the jar
   * @param arguments of Footfall, after it
   */
  public static Submission start(
      SparkCluster cluster, Path output, List<String> options, List<String> arguments)
      throws IOException {
    return start(cluster, bundle(), output, options, arguments);
  }

  /** The same with another build of the code. */
  public static Submission ofChangedBuild(
      SparkCluster cluster, Path output, List<String> options, List<String> arguments)
      throws IOException {
    Path changed = ChangedBuild.of(bundle(), output.getParent());
    return start(cluster, changed, output, options, arguments);
  }

  private static Submission start(
      SparkCluster cluster, Path jar, Path output, List<String> options, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(
        options.contains("cluster")
            ? Path.of("bin", "footfall-submit").toString()
            : cluster.spark().submit().toString());
    command.addAll(List.of("--master", cluster.address()));
    command.addAll(List.of("--class", "io.footfall.launcher.Footfall"));
    command.addAll(options);
    command.add(jar.toString());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(cluster.spark().environment());
    return new Submission(builder.start(), output, cluster::driverOutput);
  }

  /** The jar that the build has made. */
  public static Path bundle() {
    return Path.of(System.getProperty("footfall.bundle"));
  }

  /** Lets it run for so many milliseconds, and fails when it does not live that long. */
  public void letRun(long millis) throws InterruptedException, IOException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The driver ended by itself: " + output());
    }
  }

  /** Waits until it has printed that, or has ended. */
  public void awaitLine(String text) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> output().contains(text) || !process.isAlive());
  }

  /** Waits until the driver has started a task whose attempt has that number, from 0. */
  public void awaitTaskAttempt(int attempt) {
    Pattern started = Pattern.compile("Starting task \\d+\\." + attempt + " in stage");
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> started.matcher(output()).find() || !process.isAlive());
  }

  /** Waits until it ends by itself, and fails unless it ends with that code. */
  public void awaitExit(int code) throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("spark-submit did not end: " + output());
    }
    if (process.exitValue() != code) {
      throw new AssertionError(
          "spark-submit ended with "
              + process.exitValue()
              + ", not "
              + code
              + ": "
              + output()
              + driverOutput.get());
    }
  }

  /** SIGTERM: the wish that it ends. */
  public void terminate() {
    process.destroy();
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What it has printed so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
