package io.footfall.web.collector;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands clicks to Kafka: a batch is taken when every click of it has been acknowledged by all
 * replicas.
 *
 * <p>What Kafka has not acknowledged yet stays within 16 MB: beyond that a batch is refused at
 * once, so that a slow Kafka makes clients wait and not this process swell. Only where Kafka has
 * told nothing of the topic yet does {@link #send} wait, a quarter of a second at most.
 */
final class ClickProducer implements AutoCloseable {

  private static final long MOST_BYTES_IN_FLIGHT = 16L << 20;
  // Twice what may be in flight: the producer's buffers are never quite full when they are taken.
  private static final long BUFFER_BYTES = 2 * MOST_BYTES_IN_FLIGHT;

  /**
   * A topic that nobody writes to is forgotten after five minutes by itself: over a quiet night.
   */
  private static final Duration TOPIC_IS_REMEMBERED = Duration.ofDays(365);

  /** Two seconds, as {@link #send} would not wait for more than a quarter of one. */
  private static final RetryPolicy<Object> EIGHT_TIMES =
      RetryPolicy.builder().handle(TimeoutException.class).withMaxAttempts(8).build();

  private static final Logger LOG = LoggerFactory.getLogger(ClickProducer.class);

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;
  private final Duration patience;
  private final AtomicLong bytesInFlight = new AtomicLong();

  ClickProducer(Map<String, Object> clientProperties, String topic, Duration patience) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
    properties.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A request thread must not hang in send(): that would turn a slow Kafka into a deaf collector.
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 250);
    properties.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TOPIC_IS_REMEMBERED.toMillis());
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
    properties.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis() + 1_000));
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
    this.patience = patience;
  }

  /**
   * Asks for the topic's partitions, before the first clicks would have to wait for the answer.
   * Only for a topic that is there: asking can make one. Gives up after two seconds.
   */
  void learnTopic() {
    try {
      Failsafe.with(EIGHT_TIMES).run(() -> producer.partitionsFor(topic));
    } catch (KafkaException e) {
      LOG.warn(
          "Kafka is slow to tell of topic {}: the first clicks may have to come back: {}",
          topic,
          e.toString());
    }
  }

  /**
   * Completes when Kafka has all of it; fails, within the patience, when it has not or may not
   * have.
   */
  CompletableFuture<Void> send(List<ReceivedClick> clicks) {
    long bytes = clicks.stream().mapToLong(click -> click.json().length).sum();
    if (bytesInFlight.addAndGet(bytes) > MOST_BYTES_IN_FLIGHT) {
      bytesInFlight.addAndGet(-bytes);
      return CompletableFuture.failedFuture(
          new KafkaException("more than " + MOST_BYTES_IN_FLIGHT + " bytes wait for Kafka"));
    }
    // Let go by Kafka's answer, not by the client's: what is given up still fills the buffer.
    return sendEach(clicks)
        .whenComplete((nothing, failure) -> bytesInFlight.addAndGet(-bytes))
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  private CompletableFuture<Void> sendEach(List<ReceivedClick> clicks) {
    List<CompletableFuture<Void>> acknowledged = new ArrayList<>(clicks.size());
    for (ReceivedClick click : clicks) {
      CompletableFuture<Void> sent = send(click);
      acknowledged.add(sent);
      if (sent.isCompletedExceptionally()) {
        // The others would only wait in vain, each for itself.
        break;
      }
    }
    return CompletableFuture.allOf(acknowledged.toArray(CompletableFuture[]::new));
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
