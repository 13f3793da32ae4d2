package io.footfall.pipelines.kafka;

import io.footfall.model.Reject;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Writes rejects through the JVM's producer; for one thread. What {@link #flush} has returned for
 * is on all the topic's in-sync replicas. Repeats are possible (a slice that runs again), and have
 * the same key.
 */
public final class RejectWriter {

  private final KafkaSettings settings;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private boolean anySent;
  private long firstSentNanos;

  private RejectWriter(KafkaSettings settings, String topic, Producer<byte[], byte[]> producer) {
    this.settings = settings;
    this.topic = topic;
    this.producer = producer;
  }

  /** A writer to the topic, on the producer that the JVM shares. */
  public static RejectWriter open(KafkaSettings settings, String topic) {
    return new RejectWriter(settings, topic, KafkaProducers.get(settings));
  }

  /** Writes a reject under its position. May wait for room in the producer's memory. */
  public void write(Reject reject) {
    send(RejectedRecord.of(topic, reject));
  }

  /** Writes a reject that is not of a record, and so has a key of its own. */
  public void write(String key, Reject reject) {
    send(RejectedRecord.of(topic, key, reject));
  }

  /**
   * Returns when all that was written since the last flush is safe.
   *
   * @throws KafkaUnavailableException when any of it is not, after the producer's own retries
   */
  public void flush() {
    if (!anySent) {
      return;
    }
    producer.flush();
    anySent = false;
    Exception failed = failure.getAndSet(null);
    if (failed != null) {
      SinkTimes.KAFKA.failed();
      throw unavailable(failed);
    }
    SinkTimes.KAFKA.answered(System.nanoTime() - firstSentNanos);
    SinkReports.send(SinkTimes.KAFKA);
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    if (!anySent) {
      anySent = true;
      firstSentNanos = System.nanoTime();
    }
    try {
      // Its callback tells as much, and a bundle of nothing but rejects would keep a million
      // futures
      Future<RecordMetadata> unused =
          producer.send(
              record,
              (metadata, exception) -> {
                if (exception != null) {
                  failure.compareAndSet(null, exception);
                }
              });
    } catch (KafkaException refused) {
      throw unavailable(refused);
    }
  }

  private KafkaUnavailableException unavailable(Exception cause) {
    KafkaException kafka =
        cause instanceof KafkaException itself ? itself : new KafkaException(cause);
    return new KafkaUnavailableException(settings, "write rejects to " + topic, kafka);
  }
}
