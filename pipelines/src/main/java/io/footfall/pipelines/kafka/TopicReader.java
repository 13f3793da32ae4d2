package io.footfall.pipelines.kafka;

import io.footfall.pipelines.slices.TopicMissingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A whole topic, from its beginning to where it ends when asked, finished transactions only. */
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PATIENCE = KafkaConsumers.PATIENCE;
  private static final Map<String, String> FROM_THE_BEGINNING =
      Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");

  private TopicReader() {}

  /**
   * Hands on every record; those of a partition in their order.
   *
   * @throws TopicMissingException when there is no such topic
   * @throws KafkaUnavailableException when Kafka does not answer, or falls silent for half a minute
   */
  public static void read(
      KafkaSettings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> listener) {
    try (var consumer = KafkaConsumers.open(settings, FROM_THE_BEGINNING)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new TopicMissingException(topic);
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long progress = System.nanoTime();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        polled.forEach(listener);
        if (!polled.isEmpty()) {
          progress = System.nanoTime();
        } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
          throw KafkaUnavailableException.silent(settings, topic, PATIENCE);
        }
      }
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "read topic " + topic, failure);
    }
  }
}
