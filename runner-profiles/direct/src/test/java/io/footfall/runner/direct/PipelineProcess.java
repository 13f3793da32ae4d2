package io.footfall.runner.direct;

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
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * {@code footfall clickstream} in a JVM of its own, as an operator would run it: to be watched, and
 * to be killed.
 */
final class PipelineProcess implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Path outputFile;

  private PipelineProcess(Process process, Path outputFile) {
    this.process = process;
    this.outputFile = outputFile;
  }

  /** What the process is told, as settings. */
  static ClickstreamSettings settings(LocalServices services) {
    return new ClickstreamSettings(
        KafkaSettings.of(services.kafka().bootstrapServers()),
        "clicks",
        "footfall",
        "clicks-rejected",
        CassandraSettings.of(List.of(cassandra(services)), services.cassandra().localDatacenter()),
        ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString())),
        new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
        CleaningRules.defaults(),
        VisitRules.defaults());
  }

  private static String cassandra(LocalServices services) {
    InetSocketAddress address = services.cassandra().contactPoint();
    return address.getHostString() + ":" + address.getPort();
  }

  static PipelineProcess start(LocalServices services, Path outputFile, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-Dfootfall.logFile=" + outputFile + ".full"));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.footfall.launcher.Footfall"));
    command.addAll(
        List.of(
            "clickstream",
            "--bootstrapServers=" + services.kafka().bootstrapServers(),
            "--cassandraContactPoints=" + cassandra(services),
            "--cassandraDatacenter=" + services.cassandra().localDatacenter(),
            "--elasticsearch=" + services.elasticsearch().url(),
            "--maxEventsPerSlice=10000",
            "--minInterval=PT0S",
            "--leaseTtl=PT5S"));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(outputFile.toFile())
            .start();
    return new PipelineProcess(process, outputFile);
  }

  /** Waits until it has printed that. */
  void awaitLine(String text) {
    Awaitility.await()
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .pollInterval(20, TimeUnit.MILLISECONDS)
        .until(() -> output().contains(text) || !process.isAlive());
  }

  /** Kills it after so many milliseconds, unless it ends by itself before: which it must not. */
  void killWithin(int millis) throws InterruptedException, IOException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The pipeline ended by itself: " + output());
    }
    process.destroyForcibly().waitFor();
  }

  /** The exit code, when it has ended by itself. */
  int awaitExit() throws InterruptedException, IOException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The pipeline did not end: " + output());
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  String output() throws IOException {
    return Files.readString(outputFile);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
