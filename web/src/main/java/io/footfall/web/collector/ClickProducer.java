package io.footfall.web.collector;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Hands clicks to Kafka: a batch is taken when every click of it has been acknowledged by all
 * replicas. Never waits: when the producer's memory is full the batch is refused at once, and the
 * client keeps it.
 */
final class ClickProducer implements AutoCloseable {

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final Duration patience;

  ClickProducer(Map<String, Object> clientProperties, String topic, Duration patience) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A request thread must not hang in send(): that would turn a slow Kafka into a deaf collector.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 250);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
    properties.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis() + 1_000));
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.patience = patience;
  }

  /**
   * Completes when Kafka has all of it; fails, within the patience, when it has not or may not
   * have.
   */
  CompletableFuture<Void> send(List<ReceivedClick> clicks) {
    CompletableFuture<?>[] acknowledged =
        clicks.stream().map(this::send).toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(acknowledged)
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Void> send(ReceivedClick click) {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    byte[] key = click.visitorId().getBytes(StandardCharsets.UTF_8);
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, key, click.json()),
              (metadata, exception) -> {
                if (exception == null) {
                  acknowledged.complete(null);
                } else {
                  acknowledged.completeExceptionally(exception);
                }
              });
    } catch (KafkaException e) {
      acknowledged.completeExceptionally(e);
    }
    return acknowledged;
  }

  @Override
  public void close() {
    producer.close(patience);
  }
}
