package io.footfall.pipelines.kafka;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
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

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Twice Kafka's default: a reject is its original and what is said of it, and must fit where the
   * original did.
   */
  private static final Map<String, String> CONFIGURATION =
      Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 * 1024 * 1024));

  private static final RetryPolicy<Boolean> UNTIL_THERE =
      RetryPolicy.<Boolean>builder()
          .handleResult(false)
          .withDelay(Duration.ofMillis(50))
          .withMaxAttempts(-1)
          .withMaxDuration(PATIENCE)
          .build();

  private Topics() {}

  /**
   * Makes those of the topics that are missing; one that is there is left as it is. Returns when a
   * broker that is asked for them has all of them: none is missing to who looks for it next.
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
        await(
            settings,
            "make topic " + topic.getKey(),
            topic.getValue(),
            PATIENCE,
            TopicExistsException.class);
      }
      awaitThere(settings, admin, List.of(topics));
    } finally {
      KafkaAdmins.letGo(admin);
    }
  }

  /**
   * The controller has them; the brokers, of whom everybody asks, hear of it a moment later, or
   * seconds when they are busy.
   */
  private static void awaitThere(KafkaSettings settings, Admin admin, List<String> topics) {
    String what = "find the topics that were made, " + String.join(" and ", topics);
    if (!Failsafe.with(UNTIL_THERE).get(() -> hasAll(settings, admin, topics, what, PATIENCE))) {
      throw new KafkaUnavailableException(
          settings, what, new KafkaException("not there after " + PATIENCE.toSeconds() + " s"));
    }
  }

  /**
   * Returns as soon as Kafka answers, whether the topic is there or not.
   *
   * @throws KafkaUnavailableException when it does not answer within that time, or lets nobody in
   */
  public static void awaitAnswer(KafkaSettings settings, String topic, Duration patience) {
    Admin admin = KafkaAdmins.open(settings);
    try {
      var unused = hasAll(settings, admin, List.of(topic), "ask for topic " + topic, patience);
    } finally {
      KafkaAdmins.letGo(admin);
    }
  }

  private static boolean hasAll(
      KafkaSettings settings, Admin admin, List<String> topics, String what, Duration patience) {
    return await(
        settings,
        what,
        admin.describeTopics(topics).allTopicNames(),
        patience,
        UnknownTopicOrPartitionException.class);
  }

  /** Waits for the answer; a failure of that kind is one, too, and gives false. */
  private static boolean await(
      KafkaSettings settings,
      String what,
      KafkaFuture<?> answer,
      Duration patience,
      Class<? extends Exception> fine) {
    try {
      answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (!fine.isInstance(e.getCause())) {
        throw new KafkaUnavailableException(
            settings, what, new KafkaException(e.getCause().getMessage(), e));
      }
      return false;
    } catch (TimeoutException e) {
      throw new KafkaUnavailableException(
          settings, what, new KafkaException("no answer in " + patience.toSeconds() + " s", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailableException(settings, what, new KafkaException("interrupted", e));
    }
  }
}
