package io.footfall.pipelines.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Consumers of bytes: of committed records, whose offsets nobody commits unasked, and of topics
 * that are there. A question that is given no time of its own ends within half a minute.
 */
final class KafkaConsumers {

  /** Longer than a broker's fail-over; the client's own default is twice as long. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private KafkaConsumers() {}

  /**
   * A consumer for the caller to close.
   *
   * @param properties that go before those of the settings
   * @throws KafkaUnavailableException when the settings make no consumer
   */
  static Consumer<byte[], byte[]> open(KafkaSettings settings, Map<String, String> properties) {
    Properties all = settings.toClientProperties();
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // Asking for a topic must not make it
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    // The end is then that of the last finished transaction, for all who read
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.putIfAbsent(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
    all.putAll(properties);
    try {
      return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "make a consumer", failure);
    }
  }
}
