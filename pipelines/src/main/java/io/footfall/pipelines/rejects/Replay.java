package io.footfall.pipelines.rejects;

import io.footfall.pipelines.kafka.KafkaProducers;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Sends rejects in again, each once: its original bytes into the clicks topic, and a mark of its
 * key into the topic of rejects, both in one transaction. A replay that dies in between has sent
 * nothing of that transaction; a second one at the same time puts an end to the first.
 */
public final class Replay implements AutoCloseable {

  private final KafkaSettings kafka;
  private final String clicksTopic;
  private final String rejectsTopic;
  private final Producer<byte[], byte[]> producer;

  private Replay(
      KafkaSettings kafka,
      String clicksTopic,
      String rejectsTopic,
      Producer<byte[], byte[]> producer) {
    this.kafka = kafka;
    this.clicksTopic = clicksTopic;
    this.rejectsTopic = rejectsTopic;
    this.producer = producer;
  }

  /**
   * Makes ready to send from the one topic to the other.
   *
   * @throws KafkaUnavailableException when Kafka does not answer
   */
  public static Replay open(KafkaSettings kafka, String rejectsTopic, String clicksTopic) {
    return new Replay(
        kafka,
        clicksTopic,
        rejectsTopic,
        KafkaProducers.openTransactional(kafka, "replay-" + rejectsTopic));
  }

  /**
   * Sends all of them in one transaction; returns when Kafka has taken it.
   *
   * @throws KafkaUnavailableException when it has not: then none of them is sent
   */
  public void send(List<StoredReject> rejects, long nowMillis) {
    try {
      sendAll(rejects, nowMillis);
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(kafka, "send rejects in again", failure);
    }
  }

  private void sendAll(List<StoredReject> rejects, long nowMillis) {
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
