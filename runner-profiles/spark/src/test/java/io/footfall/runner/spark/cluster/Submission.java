package io.footfall.runner.spark.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** {@code spark-submit} of the bundled jar, running. */
public final class Submission implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 420;

  /** A driver's log is long by the time that something in it is waited for. */
  private static final long LOOK_EVERY_MILLIS = 100;

  private static final Pattern EXECUTOR_LOST = Pattern.compile("Lost executor \\d+");
  private static final Pattern METRICS = Pattern.compile("for Prometheus at (http://\\S+)");

  private final Process process;
  private final Path output;

  /** Whether the driver is a process of a worker's, and not spark-submit itself. */
  private final boolean inCluster;

  /** Of drivers in cluster mode. */
  private final Supplier<String> driverOutput;

  private Submission(
      Process process, Path output, boolean inCluster, Supplier<String> driverOutput) {
    this.process = process;
    this.output = output;
    this.inCluster = inCluster;
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

  /** The same with the two jars that the pipelines' image has. */
  public static Submission ofImageJars(
      SparkCluster cluster, Path output, List<String> options, List<String> arguments)
      throws IOException, InterruptedException {
    ImageJars jars = ImageJars.in(cluster.folder().resolve("image"));
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of("--conf", "spark.jars=" + jars.libraries().toUri()));
    return start(cluster, jars.own(), output, all, arguments);
  }

  /** The same with another build of the code. */
  public static Submission ofChangedBuild(
      SparkCluster cluster, Path output, List<String> options, List<String> arguments)
      throws IOException {
    return start(cluster, ChangedBuild.of(bundle(), cluster.folder()), output, options, arguments);
  }

  private static Submission start(
      SparkCluster cluster, Path jar, Path output, List<String> options, List<String> arguments)
      throws IOException {
    boolean inCluster = options.contains("cluster");
    List<String> command = new ArrayList<>();
    command.add(
        inCluster
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
    return new Submission(builder.start(), output, inCluster, cluster::driverOutput);
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

  /** Waits until the driver has printed that, or has ended. */
  public void awaitLine(String text) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
        .until(() -> said().contains(text) || !process.isAlive());
  }

  /** Waits until the driver has started a task whose attempt has that number, from 0. */
  public void awaitTaskAttempt(int attempt) {
    Pattern started = Pattern.compile("Starting task \\d+\\." + attempt + " in stage");
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
        .until(() -> started.matcher(output()).find() || !process.isAlive());
  }

  /** Waits until the driver has noticed the end of so many executors in all. */
  public void awaitExecutorsLost(int number) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)
        .until(() -> EXECUTOR_LOST.matcher(output()).results().count() >= number);
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

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** SIGTERM: the wish that it ends. */
  public void terminate() {
    process.destroy();
  }

  /** {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** What the driver's page for Prometheus says, at the address that it has printed. */
  public double figure(String name) throws IOException {
    Matcher address = METRICS.matcher(said());
    if (!address.find()) {
      throw new AssertionError("No address of the driver's metrics in " + said());
    }
    return JobPages.read(URI.create(address.group(1)))
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No figure " + name));
  }

  /** What the driver has printed so far; in cluster mode what all the cluster's drivers have. */
  public String said() throws IOException {
    return inCluster ? driverOutput.get() : output();
  }

  /** What spark-submit has printed so far. */
  public String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
