package io.footfall.pipelines.kafka;

import org.apache.kafka.common.KafkaException;

/** Kafka did not answer within the client's own bounded retries, or refused for good. */
public final class KafkaUnavailableException extends RuntimeException {

  KafkaUnavailableException(KafkaSettings settings, String what, KafkaException cause) {
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

  KafkaUnavailableException(String message) {
    super(message);
  }
}
