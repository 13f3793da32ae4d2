package io.footfall.benchmarks.latency;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Traffic at a rate, from a process of its own, so that its processor time is not the pipeline's.
 * Each record carries the time at which it was due as its Kafka timestamp: a sender that falls
 * behind makes latencies longer, not rates lower.
 */
public final class SteadyTraffic {

  private SteadyTraffic() {}

  /** Starts sending to that topic; the process ends after so many seconds. */
  static Process start(KafkaSettings kafka, String topic, long seed, int rate, int seconds) {
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx1500m",
            "-cp",
            System.getProperty("java.class.path"),
            SteadyTraffic.class.getName(),
            kafka.bootstrapServers(),
            topic,
            Long.toString(seed),
            Integer.toString(rate),
            Integer.toString(seconds));
    try {
      return new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The sending process could not be started", e);
    }
  }

  /** Broker, topic, seed, records a second, seconds. */
  public static void main(String[] arguments) throws InterruptedException {
    long seed = Long.parseLong(arguments[2]);
    double rate = Double.parseDouble(arguments[3]);
    long start = System.currentTimeMillis();
    TrafficProfile profile = TrafficProfile.builder(seed, start).recordsPerSecond(rate).build();
    // Five milliseconds of lingering instead of the twenty of bulk sending
    Map<String, Object> properties = Map.of("bootstrap.servers", arguments[0], "linger.ms", 5);
    try (KafkaSender sender = KafkaSender.to(properties, arguments[1], new Truth())) {
      sender.send(
          Traffic.of(profile),
          Extent.until(start + 1_000L * Integer.parseInt(arguments[4])),
          Pace.realTime());
    }
  }
}
