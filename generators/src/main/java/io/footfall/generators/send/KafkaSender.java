package io.footfall.generators.send;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.Truth;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends traffic to a topic, keyed by visitor, in order. What Kafka has acknowledged is in the
 * truth, once, and nothing else is: the producer is idempotent and waits for all replicas; a record
 * that Kafka does not take ends the sending with an error.
 */
public final class KafkaSender implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final Consumer<SentRecord> onAcknowledged;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private KafkaSender(
      Map<?, ?> clientProperties, String topic, Consumer<SentRecord> onAcknowledged) {
    Map<String, Object> properties = new HashMap<>();
    clientProperties.forEach((name, value) -> properties.put(name.toString(), value));
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    properties.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.onAcknowledged = onAcknowledged;
  }

  /**
   * A sender that counts into the truth. {@code clientProperties} must hold {@code
   * bootstrap.servers}.
   */
  public static KafkaSender to(Map<?, ?> clientProperties, String topic, Truth truth) {
    return new KafkaSender(clientProperties, topic, truth::add);
  }

  /**
   * A sender that hands on each record that Kafka has acknowledged, in the order of
   * acknowledgement, from one thread.
   */
  public static KafkaSender to(
      Map<?, ?> clientProperties, String topic, Consumer<SentRecord> onAcknowledged) {
    return new KafkaSender(clientProperties, topic, onAcknowledged);
  }

  /**
   * Sends until the extent is reached or the pace stopped, and returns when all of it is
   * acknowledged.
   */
  public void send(Traffic traffic, Extent extent, Pace pace) throws InterruptedException {
    SentRecord next = traffic.next();
    for (long sent = 0; extent.holds(sent, next) && pace.await(next.sentAtMillis()); sent++) {
      failIfRefused();
      send(next);
      next = traffic.next();
    }
    producer.flush();
    failIfRefused();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback is told the same, in order
  private void send(SentRecord record) {
    byte[] key = record.key().getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic, null, record.sentAtMillis(), key, record.value()),
        (metadata, exception) -> {
          if (exception == null) {
            onAcknowledged.accept(record);
          } else {
            failure.compareAndSet(null, exception);
          }
        });
  }

  private void failIfRefused() {
    Exception refused = failure.get();
    if (refused != null) {
      throw new IllegalStateException(
          "Kafka did not take a record for topic "
              + topic
              + ": "
              + refused.getMessage()
              + "; start Kafka, correct --bootstrapServers and the client properties, or make the"
              + " topic (clickstream --createOnly)",
          refused);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
