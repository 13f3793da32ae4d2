package io.footfall.pipelines.verify;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the topic of rejects holds. */
final class RejectedRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RejectedRecords() {}

  /**
   * How many different records of the clicks topic it holds: a replay sends a reject again under
   * the same key.
   */
  static long countDistinct(KafkaSettings settings, String rejectsTopic, String clicksTopic) {
    Properties properties = settings.toClientProperties();
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    Set<String> keys = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(rejectsTopic).stream()
              .map(partition -> new TopicPartition(rejectsTopic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long progress = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        var polled = consumer.poll(Duration.ofMillis(200));
        polled.forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        if (!polled.isEmpty()) {
          progress = System.nanoTime();
        } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
          throw KafkaUnavailableException.silent(settings, rejectsTopic, PATIENCE);
        }
      }
    }
    return keys.stream().filter(key -> key.startsWith(clicksTopic + "-")).count();
  }
}
