package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.not;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.verify.Verification;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Poison among good records: each comes to one outcome, in one run of its slice, and what the good
 * ones come to is what they would come to without it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class PoisonContract {

  private static final long SEED = 13;

  @Test
  protected void poisonComesToAnOutcomeAndStopsNothing() throws Exception {
    try (TestServers servers = TestServers.shared()) {
      ClickstreamSettings settings = servers.settings();
      ClickstreamStores.create(settings, 4, 1);
      List<byte @Nullable []> poison = new Poison(SEED, System.currentTimeMillis()).values();
      try (TestTraffic traffic = TestTraffic.start(settings, SEED, 50)) {
        send(settings, poison);
        traffic.end();
        assertThat(InThisProcess.catchUp(servers), not(containsString("is run again")));
        check(settings, traffic, poison.size());
      }
    }
  }

  private static void check(ClickstreamSettings settings, TestTraffic traffic, int poison)
      throws InterruptedException {
    Verification verification = Verification.of(settings);
    assertThat("seed " + SEED, verification.differences(), empty());
    assertThat(verification.lag(), equalTo(0L));
    assertThat(verification.journal().read(), equalTo(traffic.sent() + poison));
    Map<String, Long> outcomes = verification.journal().outcomes();
    traffic
        .outcomes()
        .forEach(
            (outcome, count) ->
                assertThat(
                    outcome, outcomes.getOrDefault(outcome, 0L), greaterThanOrEqualTo(count)));
  }

  private static void send(ClickstreamSettings settings, List<byte @Nullable []> values) {
    Properties properties = settings.kafka().toClientProperties();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (byte @Nullable [] value : values) {
        var unused = producer.send(new ProducerRecord<>(settings.topic(), value));
      }
      producer.flush();
    }
  }
}
