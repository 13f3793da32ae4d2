package io.footfall.pipelines.verify;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the topic of rejects holds. */
final class RejectedRecords {

  private RejectedRecords() {}

  /**
   * How many different records of the clicks topic it holds: a replay sends a reject again under
   * the same key.
   */
  static long countDistinct(KafkaSettings settings, String rejectsTopic, String clicksTopic) {
    Set<String> keys = new HashSet<>();
    Predicate<String> ofTopic = positionsIn(clicksTopic);
    TopicReader.read(
        settings,
        rejectsTopic,
        record -> {
          // Without a key it is no reject of Footfall's
          if (record.key() != null) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (ofTopic.test(key)) {
              keys.add(key);
            }
          }
        });
    return keys.size();
  }

  /** Of {@code clicks} it is {@code clicks-3@1042}, and not {@code clicks-of-others-3@1042}. */
  static Predicate<String> positionsIn(String topic) {
    return Pattern.compile(Pattern.quote(topic) + "-\\d+@\\d+").asMatchPredicate();
  }
}
