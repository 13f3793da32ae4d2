package io.footfall.pipelines.kafka;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;

/** Kafka did not answer within the client's own bounded retries, or refused for good. */
public final class KafkaUnavailableException extends RuntimeException {

  /** A listener that asks for TLS hangs up on who speaks without, and does not say why. */
  private static final String UNGUARDED =
      "; asked without TLS and login: where a listener wants them, give security.protocol and what"
          + " belongs to it by --kafkaPropertiesFile";

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
            + "; start Kafka, or correct --bootstrapServers and the client properties"
            + (settings.isUnguarded() ? UNGUARDED : ""),
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
