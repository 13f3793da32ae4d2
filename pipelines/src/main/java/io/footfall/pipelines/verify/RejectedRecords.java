package io.footfall.pipelines.verify;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What the topic of rejects holds. */
final class RejectedRecords {

  private RejectedRecords() {}

  /**
   * How many different records of the clicks topic it holds: a replay sends a reject again under
   * the same key.
   */
  static long countDistinct(KafkaSettings settings, String rejectsTopic, String clicksTopic) {
    Set<String> keys = new HashSet<>();
    TopicReader.read(
        settings,
        rejectsTopic,
        record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
    return keys.stream().filter(key -> key.startsWith(clicksTopic + "-")).count();
  }
}
