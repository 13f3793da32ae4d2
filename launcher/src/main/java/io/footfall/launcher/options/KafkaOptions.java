package io.footfall.launcher.options;

import io.footfall.options.ClickTopicOptions;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.kafka.KafkaSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Kafka, and which topics in it. */
@OptionGroup("Kafka")
public final class KafkaOptions {

  @Mixin private ClickTopicOptions clicks;

  @Option(
      names = "--rejectsTopic",
      description = "The topic that refused records go to (default: ${DEFAULT-VALUE}).",
      defaultValue = "clicks-rejected")
  private String rejectsTopic;

  @Option(
      names = "--group",
      description =
          "On whose behalf the topic is read: slices are numbered and offsets committed under it"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "footfall")
  private String group;

  public KafkaSettings settings() {
    return clicks.settings();
  }

  /** The settings for servers at another address. */
  public KafkaSettings settings(String otherBootstrapServers) {
    return clicks.settings(otherBootstrapServers);
  }

  public String topic() {
    return clicks.topic();
  }

  public String rejectsTopic() {
    return rejectsTopic;
  }

  public String group() {
    return group;
  }

  /** The source under which slices are numbered. */
  public String source() {
    return topic() + "/" + group;
  }
}
