package io.footfall.options;

import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka has the clicks, and in which topic. */
@OptionGroup("Kafka")
public final class ClickTopicOptions {

  @Option(
      names = "--bootstrapServers",
      paramLabel = "HOST:PORT,..",
      description = "Kafka's bootstrap servers (default: ${DEFAULT-VALUE}; demo starts its own).",
      defaultValue = "localhost:9092")
  private String bootstrapServers;

  @Option(
      names = "--topic",
      description = "The topic with the clicks (default: ${DEFAULT-VALUE}).",
      defaultValue = "clicks")
  private String topic;

  @Option(
      names = "--kafkaProperty",
      paramLabel = "NAME=VALUE",
      description = "A property of Kafka's clients, such as security.protocol=SSL. Repeatable.")
  private Map<String, String> properties = new TreeMap<>();

  @Option(
      names = "--kafkaPropertiesFile",
      paramLabel = "FILE",
      description = "More of them from a file; secrets belong there.")
  private @Nullable String propertiesFile;

  public KafkaSettings settings() {
    return settings(bootstrapServers);
  }

  /** The settings for servers at another address. */
  public KafkaSettings settings(String otherBootstrapServers) {
    return new KafkaSettings(otherBootstrapServers, properties, propertiesFile);
  }

  public String topic() {
    return topic;
  }
}
