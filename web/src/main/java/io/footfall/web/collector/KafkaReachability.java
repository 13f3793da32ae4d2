package io.footfall.web.collector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks Kafka whether it has the topic, in two seconds at most. */
final class KafkaReachability implements AutoCloseable {

  private static final int LIMIT_MILLIS = 2_000;

  private final Admin admin;
  private final String topic;

  KafkaReachability(Map<String, Object> clientProperties, String topic) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    this.admin = Admin.create(properties);
    this.topic = topic;
  }

  /** Nothing where Kafka has the topic, else what is wrong. Never fails. */
  CompletableFuture<Optional<String>> fault() {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .toCompletionStage()
        .toCompletableFuture()
        .handle(
            (described, failure) ->
                failure == null
                    ? Optional.empty()
                    : Optional.of("topic " + topic + ": " + failure.getMessage()));
  }

  @Override
  public void close() {
    admin.close();
  }
}
