package io.footfall.pipelines.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The JVM's producers, one for each settings: made when first asked for, and kept, as a slice is
 * over sooner than a connection is made. Idempotent and acknowledged by all in-sync replicas.
 */
public final class KafkaProducers {

  private static final Map<KafkaSettings, Producer<byte[], byte[]>> OPEN =
      new ConcurrentHashMap<>();

  private KafkaProducers() {}

  static Producer<byte[], byte[]> get(KafkaSettings settings) {
    return OPEN.computeIfAbsent(settings, made -> open(made, Map.of()));
  }

  /** Closes them all, after what they still hold has been sent. */
  public static void closeAll() {
    OPEN.values()
        .removeIf(
            producer -> {
              producer.close();
              return true;
            });
  }

  /**
   * One for the caller to close, which sends in transactions and takes what any other can send. An
   * earlier one of that name can't end its transaction any more.
   *
   * @throws KafkaUnavailableException when Kafka does not answer, or the settings make none
   */
  public static Producer<byte[], byte[]> openTransactional(KafkaSettings settings, String name) {
    Producer<byte[], byte[]> producer =
        open(settings, Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name));
    try {
      producer.initTransactions();
      return producer;
    } catch (KafkaException failure) {
      // Nothing is under way that closing had to wait for
      producer.close(Duration.ZERO);
      throw new KafkaUnavailableException(settings, "begin to send as " + name, failure);
    }
  }

  private static Producer<byte[], byte[]> open(KafkaSettings settings, Map<String, String> others) {
    Properties properties = settings.toClientProperties();
    properties.putAll(others);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A reject is as long as the broker let it be, and its headers; let the broker judge again
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(16 << 20));
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000");
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000");
    try {
      return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "make a producer", failure);
    }
  }
}
