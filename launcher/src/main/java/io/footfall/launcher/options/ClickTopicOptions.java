package io.footfall.launcher.options;

import io.footfall.pipelines.options.OptionGroup;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** Which Kafka takes clicks, and which topic in it. */
@OptionGroup("Kafka")
@SuppressWarnings("unused") // HandedOn reads them
public final class ClickTopicOptions {

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
  private Map<String, String> properties = new TreeMap<>();

  @Option(
      names = "--kafkaPropertiesFile",
      paramLabel = "FILE",
      description = "More of them from a file; secrets belong there.")
  private @Nullable Path propertiesFile;
}
