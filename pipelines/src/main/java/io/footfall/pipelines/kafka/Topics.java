package io.footfall.pipelines.kafka;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics that don't exist yet, and says whether Kafka knows of one. */
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
    Admin admin = KafkaAdmins.open(settings);
    try {
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
    } finally {
      KafkaAdmins.letGo(admin);
    }
  }

  /**
   * Returns as soon as Kafka answers, whether the topic is there or not.
   *
   * @throws KafkaUnavailableException when it does not answer within that time, or lets nobody in
   */
  public static void awaitAnswer(KafkaSettings settings, String topic, Duration patience) {
    String what = "ask for topic " + topic;
    Admin admin = KafkaAdmins.open(settings);
    try {
      admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new KafkaUnavailableException(
            settings, what, new KafkaException(e.getCause().getMessage(), e));
      }
    } catch (TimeoutException e) {
      throw new KafkaUnavailableException(
          settings, what, new KafkaException("no answer in " + patience.toSeconds() + " s", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(settings, what, new KafkaException("interrupted", e));
    } finally {
      KafkaAdmins.letGo(admin);
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
