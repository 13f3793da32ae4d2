package io.footfall.pipelines.kafka;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes topics that don't exist yet. */
public final class Topics {

  private static final long PATIENCE_SECONDS = 30;

  /**
   * Twice Kafka's default: a reject is its original and what is said of it, and must fit where the
   * original did.
   */
  private static final Map<String, String> CONFIGURATION =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024));

  private Topics() {}

  /**
   * Makes those of the topics that are missing; one that is there is left as it is.
   *
   * @throws KafkaUnavailableException when Kafka does not answer within half a minute or will not
   *     make one
   */
  public static void create(
      KafkaSettings settings, int partitions, int replicas, String... topics) {
    try (Admin admin = admin(settings)) {
      Map<String, KafkaFuture<Void>> made =
          admin
              .createTopics(
                  Arrays.stream(topics)
                      .map(
                          topic ->
                              new NewTopic(topic, partitions, (short) replicas)
                                  .configs(CONFIGURATION))
                      .toList())
              .values();
      for (Map.Entry<String, KafkaFuture<Void>> topic : made.entrySet()) {
        await(settings, topic.getKey(), topic.getValue());
      }
    }
  }

  private static Admin admin(KafkaSettings settings) {
    try {
      return Admin.create(settings.toClientProperties());
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "make a client", failure);
    }
  }

  private static void await(KafkaSettings settings, String topic, KafkaFuture<Void> made) {
    String what = "make topic " + topic;
    try {
      made.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new KafkaUnavailableException(
            settings, what, new KafkaException(e.getCause().getMessage(), e));
      }
    } catch (TimeoutException e) {
      throw new KafkaUnavailableException(
          settings, what, new KafkaException("no answer in " + PATIENCE_SECONDS + " s", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(settings, what, new KafkaException("interrupted", e));
    }
  }
}
