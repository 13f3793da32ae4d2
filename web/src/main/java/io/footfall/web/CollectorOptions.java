package io.footfall.web;

import io.footfall.web.collector.CollectorSettings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** How the collector takes clicks, and into which Kafka. */
final class CollectorOptions {

  @Option(
      names = "--bootstrapServers",
      paramLabel = "HOST:PORT,..",
      description = "Kafka's bootstrap servers (default: ${DEFAULT-VALUE}).",
      defaultValue = "localhost:9092")
  private String bootstrapServers;

  @Option(
      names = "--topic",
      description = "The topic that takes the clicks (default: ${DEFAULT-VALUE}).",
      defaultValue = "clicks")
  private String topic;

  @Option(
      names = "--kafkaProperty",
      paramLabel = "NAME=VALUE",
      description = "A property of Kafka's clients, such as security.protocol=SSL. Repeatable.")
  private Map<String, String> kafkaProperties = new TreeMap<>();

  @Option(
      names = "--kafkaPropertiesFile",
      paramLabel = "FILE",
      description = "More of them from a file; secrets belong there.")
  private @Nullable Path kafkaPropertiesFile;

  @Option(
      names = "--allowedOrigin",
      paramLabel = "ORIGIN",
      description =
          "A site whose pages may send, such as https://shop.example. Repeatable; a storefront started beside is allowed.")
  private List<String> allowedOrigins = new ArrayList<>();

  @Option(
      names = "--wholeAddresses",
      description = "Keep client addresses whole (default: the last octet, or 80 bits, cleared).")
  private boolean keepsWholeAddresses;

  @Option(
      names = "--mostBytes",
      description = "The largest request (default: ${DEFAULT-VALUE}).",
      defaultValue = "262144")
  private int mostBytes;

  @Option(
      names = "--clicksPerSecond",
      description =
          "What one client may send in the long run; ten seconds' worth may come at once (default: ${DEFAULT-VALUE}).",
      defaultValue = "100")
  private int clicksPerSecond;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      description =
          "How long Kafka may take before a client is asked to come back (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT5S")
  private Duration patience;

  @Option(
      names = "--trustForwardedFor",
      description = "A proxy of ours stands before this and sets X-Forwarded-For.")
  private boolean trustsForwardedFor;

  /** The settings, with more sites allowed. */
  CollectorSettings settings(List<String> moreOrigins) {
    List<String> origins = new ArrayList<>(allowedOrigins);
    origins.addAll(moreOrigins);
    return new CollectorSettings(
        topic,
        origins,
        !keepsWholeAddresses,
        mostBytes,
        clicksPerSecond,
        patience,
        trustsForwardedFor);
  }

  /** What Kafka's clients are made of. Reads the file. */
  Map<String, Object> kafkaClientProperties() {
    Map<String, Object> all = new HashMap<>();
    if (kafkaPropertiesFile != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(kafkaPropertiesFile)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(
            "--kafkaPropertiesFile " + kafkaPropertiesFile + " can't be read: " + e.getMessage(),
            e);
      }
      properties.forEach((name, value) -> all.put(name.toString(), value));
    }
    all.putAll(kafkaProperties);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return all;
  }
}
