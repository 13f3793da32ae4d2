package io.footfall.launcher.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.Topics;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Before a Kafka of its own, as it hangs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PartitionLagsIT {

  private static LocalServices services;
  private static KafkaSettings kafka;

  private final PrometheusMeterRegistry registry = Telemetry.newRegistry();

  @BeforeAll
  static void start() {
    services = LocalServices.builder().freePorts().with(Service.KAFKA).start();
    kafka = KafkaSettings.of(services.kafka().bootstrapServers());
  }

  @AfterAll
  static void stop() {
    services.close();
  }

  @Test
  void aKafkaThatHangsAtTheStartIsAskedAgain() {
    String topic = "hanging";
    Topics.create(kafka, 1, 1, topic);
    services.get(Service.KAFKA).pause();
    try (PartitionLags lags = PartitionLags.of(kafka, topic, "footfall", registry)) {
      assertThat(registry.scrape(), not(containsString("footfall_partition_lag_records{")));
      services.get(Service.KAFKA).resume();

      awaitLag(topic, 0, "0.0");
      services.get(Service.KAFKA).pause();
      awaitLag(topic, 0, "NaN");
      services.get(Service.KAFKA).resume();
      awaitLag(topic, 0, "0.0");
    }
    assertThat(registry.scrape(), not(containsString("footfall_partition_lag_records{")));
  }

  @Test
  void aPartitionThatIsAddedLaterIsShownToo() throws Exception {
    String topic = "growing";
    Topics.create(kafka, 1, 1, topic);
    try (PartitionLags lags = PartitionLags.of(kafka, topic, "footfall", registry);
        Admin admin = Admin.create(kafka.toClientProperties())) {
      awaitLag(topic, 0, "0.0");
      admin
          .createPartitions(Map.of(topic, NewPartitions.increaseTo(3)))
          .all()
          .get(20, TimeUnit.SECONDS);

      awaitLag(topic, 2, "0.0");
    }
  }

  private void awaitLag(String topic, int partition, String value) {
    String line =
        "footfall_partition_lag_records{partition=\"%d\",topic=\"%s\"} %s"
            .formatted(partition, topic, value);
    Awaitility.await(line)
        .atMost(40, TimeUnit.SECONDS)
        .untilAsserted(() -> assertThat(registry.scrape(), containsString(line)));
  }
}
