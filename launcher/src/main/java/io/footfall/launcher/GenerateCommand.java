package io.footfall.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.generators.send.Extent;
import io.footfall.generators.send.FileSender;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.launcher.options.KafkaOptions;
import io.footfall.launcher.options.MetricsOptions;
import io.footfall.launcher.options.TrafficOptions;
import io.footfall.pipelines.kafka.Topics;
import io.micrometer.core.instrument.Gauge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code footfall generate}: seeded traffic to Kafka or to a file, with the truth of what was sent.
 */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Send seeded traffic to Kafka, or write it to a file with its truth beside it.")
final class GenerateCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final StopSignal stop;
  private final Console console;

  @Mixin private TrafficOptions traffic;
  @Mixin private KafkaOptions kafka;
  @Mixin private MetricsOptions metrics;

  @Option(
      names = "--file",
      description =
          "Write to this file, a record a line, instead of to Kafka; the truth goes to FILE.truth.json.")
  private Path file;

  @Option(
      names = "--events",
      description = "How many records to send (default: ${DEFAULT-VALUE}).",
      defaultValue = "1000000")
  private long events;

  @Option(
      names = "--realTime",
      description = "Send each record at its own time instead of as fast as it goes.")
  private boolean realTime;

  GenerateCommand(StopSignal stop, Console console) {
    this.stop = stop;
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    TrafficProfile profile = traffic.profile(System.currentTimeMillis());
    Truth truth = new Truth();
    Pace pace = realTime ? Pace.realTime() : Pace.unbounded();
    stop.onRequest(pace::stop);
    long start = System.nanoTime();
    if (file != null) {
      FileSender.send(Traffic.of(profile), Extent.ofRecords(events), pace, file, truth);
      writeTruth(truth);
    } else {
      sendToKafka(profile, pace, truth);
    }
    Map<String, Object> result = new LinkedHashMap<>(truth.toMap());
    result.put("seed", profile.seed());
    double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    result.put("eventsPerSecond", Math.round(truth.sent() / Math.max(seconds, 0.001)));
    console.result("GENERATED", result);
    return 0;
  }

  private void sendToKafka(TrafficProfile profile, Pace pace, Truth truth)
      throws InterruptedException {
    console.line("Sending to topic " + kafka.topic() + " of " + kafka.settings() + " ...");
    // A producer waits for a minute, and names no option then
    Topics.awaitAnswer(kafka.settings(), kafka.topic(), PATIENCE);
    Gauge.builder("footfall.generated.records", truth::sent)
        .description("Records that Kafka has acknowledged")
        .tag("topic", kafka.topic())
        .register(metrics.registry());
    try (Telemetry telemetry = metrics.serve(() -> true).orElse(null);
        KafkaSender sender =
            KafkaSender.to(kafka.settings().toClientProperties(), kafka.topic(), truth)) {
      metrics.announce(telemetry, console::line);
      sender.send(Traffic.of(profile), Extent.ofRecords(events), pace);
    }
  }

  private void writeTruth(Truth truth) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".truth.json");
    Files.write(
        beside,
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(truth.toMap()));
    console.line("The truth stands in " + beside);
  }
}
