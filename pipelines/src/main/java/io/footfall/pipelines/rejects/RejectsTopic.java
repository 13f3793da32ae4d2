package io.footfall.pipelines.rejects;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.TopicReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The topic of rejects, read from its beginning to where it ends now. A reject that has been sent
 * in again is followed by a mark of the same key, which {@link Replay} writes.
 */
public final class RejectsTopic {

  static final String REPLAYED_AT = "replayed_at";

  private final KafkaSettings kafka;
  private final String topic;
  private final Set<String> replayed = new HashSet<>();

  private RejectsTopic(KafkaSettings kafka, String topic) {
    this.kafka = kafka;
    this.topic = topic;
  }

  /** Reads what has been sent in again already. */
  public static RejectsTopic open(KafkaSettings kafka, String topic) {
    RejectsTopic rejects = new RejectsTopic(kafka, topic);
    TopicReader.read(
        kafka,
        topic,
        record -> {
          if (isMark(record)) {
            rejects.replayed.add(new String(record.key(), StandardCharsets.UTF_8));
          }
        });
    return rejects;
  }

  /** Hands on each reject that the filter takes, once, however often it was written. */
  public void read(RejectFilter filter, Consumer<StoredReject> listener) {
    Set<String> seen = new HashSet<>();
    TopicReader.read(
        kafka,
        topic,
        record -> {
          if (!isMark(record)) {
            StoredReject reject = StoredReject.of(record);
            if (filter.takes(reject) && seen.add(reject.key())) {
              listener.accept(reject);
            }
          }
        });
  }

  /** Whether it has been sent in again. */
  public boolean isReplayed(StoredReject reject) {
    return replayed.contains(reject.key());
  }

  private static boolean isMark(ConsumerRecord<byte[], byte[]> record) {
    return record.headers().lastHeader(REPLAYED_AT) != null;
  }
}
