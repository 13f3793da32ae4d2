package io.footfall.pipelines.kafka;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Kafka did not answer within the client's own bounded retries, or refused for good. */
public final class KafkaUnavailableException extends RuntimeException {

  /**
   * @param what could not be done
   */
  public KafkaUnavailableException(KafkaSettings settings, String what, KafkaException cause) {
    super(
        "Could not "
            + what
            + " ("
            + settings
            + "): "
            + cause.getMessage()
            + "; start Kafka, or correct --bootstrapServers and the client properties",
        cause);
  }

  /** Kafka answered no poll of the topic for so long, although the topic holds more. */
  public static KafkaUnavailableException silent(
      KafkaSettings settings, String topic, Duration patience) {
    return new KafkaUnavailableException(
        "Topic " + topic + " gave nothing for " + patience.toSeconds() + " s (" + settings + ")");
  }

  KafkaUnavailableException(String message) {
    super(message);
  }
}
