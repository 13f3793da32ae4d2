package io.footfall.acceptance;

import io.footfall.launcher.Footfall;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.services.LocalServices;
import io.footfall.visits.VisitRules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * {@code footfall} in a JVM of its own, as an operator would run it: to be watched, and to be
 * killed.
 */
public final class FootfallProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 1_800;

  private final Process process;
  private final Path outputFile;

  private FootfallProcess(Process process, Path outputFile) {
    this.process = process;
    this.outputFile = outputFile;
  }

  /** What the process is told, as settings. */
  public static ClickstreamSettings settings(LocalServices services) {
    return settings(services, VisitRules.defaults());
  }

  /** The same with other rules, which no option gives. */
  static ClickstreamSettings settings(LocalServices services, VisitRules visits) {
    return settings(services, services, visits);
  }

  /** The same where the log and the stores were started apart. */
  static ClickstreamSettings settings(
      LocalServices log, LocalServices services, VisitRules visits) {
    return new ClickstreamSettings(
        KafkaSettings.of(log.kafka().bootstrapServers()),
        "clicks",
        "footfall",
        "clicks-rejected",
        CassandraSettings.of(List.of(cassandra(services)), services.cassandra().localDatacenter()),
        ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString())),
        new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
        CleaningRules.defaults(),
        visits);
  }

  private static String cassandra(LocalServices services) {
    InetSocketAddress address = services.cassandra().contactPoint();
    return address.getHostString() + ":" + address.getPort();
  }

  /** {@code footfall clickstream} on those servers, in small slices without a pause. */
  public static FootfallProcess clickstream(LocalServices services, Path outputFile, String... more)
      throws IOException {
    return clickstream(services, outputFile, 10_000, more);
  }

  /** The same in slices of so many events. */
  public static FootfallProcess clickstream(
      LocalServices services, Path outputFile, int eventsPerSlice, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--maxEventsPerSlice=" + eventsPerSlice);
    arguments.add("--minInterval=PT0S");
    arguments.add("--leaseTtl=PT5S");
    arguments.addAll(List.of(more));
    return onServers(services, outputFile, "clickstream", arguments);
  }

  /** A command that is told of those servers. */
  public static FootfallProcess onServers(
      LocalServices services, Path outputFile, String command, List<String> more)
      throws IOException {
    return start(outputFile, commandLine(services, command, more));
  }

  /** The words of a command that is told of those servers. */
  public static List<String> commandLine(
      LocalServices services, String command, List<String> more) {
    return commandLine(services, services, command, more);
  }

  /** The same where the log and the stores were started apart. */
  static List<String> commandLine(
      LocalServices log, LocalServices services, String command, List<String> more) {
    List<String> words = new ArrayList<>();
    words.addAll(
        List.of(
            command,
            "--bootstrapServers=" + log.kafka().bootstrapServers(),
            "--elasticsearch=" + services.elasticsearch().url()));
    words.addAll(cassandraOptions(services));
    words.addAll(more);
    return words;
  }

  /** How a command is told of that Cassandra. */
  static List<String> cassandraOptions(LocalServices services) {
    return List.of(
        "--cassandraContactPoints=" + cassandra(services),
        "--cassandraDatacenter=" + services.cassandra().localDatacenter());
  }

  /** Any command, with the class path and the flags of this JVM's profile. */
  public static FootfallProcess start(Path outputFile, List<String> arguments) throws IOException {
    return start(outputFile, Map.of(), arguments);
  }

  /** The same with more in its environment. */
  public static FootfallProcess start(
      Path outputFile, Map<String, String> environment, List<String> arguments) throws IOException {
    return start(outputFile, environment, Footfall.class, arguments);
  }

  /** Another main class in the same way. */
  static FootfallProcess start(
      Path outputFile, Map<String, String> environment, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx" + System.getProperty("footfall.processHeap", "1g"),
            "-XX:TieredStopAtLevel=1",
            "-Dfootfall.logFile=" + outputFile + ".full"));
    Arrays.stream(System.getProperty("footfall.jvmFlags", "").split(" "))
        .filter(flag -> !flag.isBlank())
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(outputFile.toFile());
    // The local object store takes any key, its client wants one
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any"));
    builder.environment().putAll(environment);
    return new FootfallProcess(builder.start(), outputFile);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The processes that it has started, and theirs. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** What Ctrl-C in a terminal does. */
  public void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Freezes it, as a machine that hangs does. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new AssertionError("The pipeline was gone before SIG" + name + ": " + output());
    }
  }

  /** Lets it run for so many milliseconds; false when it has ended by itself by then. */
  public boolean runsFor(long millis) throws InterruptedException {
    return !process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until it has printed that. */
  public void awaitLine(String text) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> output().contains(text) || !process.isAlive());
  }

  /** Kills it after so many milliseconds, unless it ends by itself before: which it must not. */
  public void killWithin(int millis) throws InterruptedException, IOException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The pipeline ended by itself: " + output());
    }
    process.destroyForcibly().waitFor();
  }

  /** Waits until it ends by itself, and fails unless it ends with that code. */
  public void awaitExit(int code) throws InterruptedException, IOException {
    if (awaitExit() != code) {
      throw new AssertionError(
          "footfall ended with " + process.exitValue() + ", not " + code + ": " + output());
    }
  }

  /** The exit code, when it has ended by itself. */
  public int awaitExit() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The pipeline did not end: " + output());
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  public String output() throws IOException {
    return Files.readString(outputFile);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
