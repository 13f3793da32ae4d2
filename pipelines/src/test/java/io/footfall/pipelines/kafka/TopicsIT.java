package io.footfall.pipelines.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.pipelines.testing.Servers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TopicsIT {

  @Test
  void aBrokerThatIsBusyHasTheTopicsOnceTheyAreMade() throws Exception {
    KafkaSettings settings = Servers.kafka();
    String topic = "made-" + UUID.randomUUID();
    try (Admin admin = Admin.create(settings.toClientProperties())) {
      // Made as well: the broker is at it, and hears of nothing else, for most of a second
      admin.createTopics(List.of(new NewTopic(topic + "-large", 200, (short) 1))).all().get();

      Topics.create(settings, 4, 1, topic);

      var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
      assertThat(described.get(topic).partitions(), hasSize(4));
    }
  }
}
