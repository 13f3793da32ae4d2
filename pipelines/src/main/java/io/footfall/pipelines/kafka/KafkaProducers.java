package io.footfall.pipelines.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
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
    return OPEN.computeIfAbsent(settings, KafkaProducers::open);
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

  private static Producer<byte[], byte[]> open(KafkaSettings settings) {
    Properties properties = settings.toClientProperties();
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, "5");
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A reject is as long as the broker let it be, and its headers; let the broker judge again
    properties.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(16 << 20));
    properties.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, "30000");
    properties.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "60000");
    String bytes = ByteArraySerializer.class.getName();
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, bytes);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, bytes);
    return new KafkaProducer<>(properties);
  }
}
