package io.footfall.pipelines.rejects;

import io.footfall.pipelines.kafka.KafkaSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends rejects in again, each once: its original bytes into the clicks topic, and a mark of its
 * key into the topic of rejects, both in one transaction. A replay that dies in between has sent
 * nothing of that transaction; a second one at the same time puts an end to the first.
 */
public final class Replay implements AutoCloseable {

  private final String clicksTopic;
  private final String rejectsTopic;
  private final Producer<byte[], byte[]> producer;

  private Replay(String clicksTopic, String rejectsTopic, Producer<byte[], byte[]> producer) {
    this.clicksTopic = clicksTopic;
    this.rejectsTopic = rejectsTopic;
    this.producer = producer;
  }

  /** Makes ready to send from the one topic to the other. */
  public static Replay open(KafkaSettings kafka, String rejectsTopic, String clicksTopic) {
    Properties properties = kafka.toClientProperties();
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "replay-" + rejectsTopic);
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return new Replay(clicksTopic, rejectsTopic, producer);
  }

  /** Sends all of them in one transaction; returns when Kafka has taken it. */
  public void send(List<StoredReject> rejects, long nowMillis) {
    producer.beginTransaction();
    for (StoredReject reject : rejects) {
      // A record that can't be sent fails the commit
      Future<?> unusedClick = producer.send(new ProducerRecord<>(clicksTopic, reject.original()));
      Future<?> unusedMark =
          producer.send(
              new ProducerRecord<>(
                  rejectsTopic,
                  null,
                  bytes(reject.key()),
                  new byte[0],
                  List.of(
                      new RecordHeader(
                          RejectsTopic.REPLAYED_AT, bytes(Long.toString(nowMillis))))));
    }
    producer.commitTransaction();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
