package io.footfall.web.collector;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.services.LocalService;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.web.load.SampleBatches;
import io.footfall.web.testing.CollectorUnderTest;
import io.footfall.web.testing.LoadUnderTrouble;
import io.footfall.web.testing.SharedKafka;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A broker that dies under load, twice: whatever was acknowledged must be in the topic. */
class BrokerKilledIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    LocalServices services = SharedKafka.services();
    try (CollectorUnderTest collector =
            CollectorUnderTest.start(
                services,
                CollectorUnderTest.settings()
                    .withClicksPerSecond(1_000_000)
                    .withPatience(Duration.ofSeconds(2)));
        LoadUnderTrouble load =
            LoadUnderTrouble.start(ids -> collector.post(SampleBatches.of(ids)))) {
      LocalService kafka = services.get(Service.KAFKA);
      for (int kill = 0; kill < 2; kill++) {
        awaitMoreTaken(load, 2_000);
        long refusedBefore = load.refused();
        kafka.kill();
        Awaitility.await().atMost(LIMIT).until(() -> load.refused() > refusedBefore + 5);
        kafka.restart();
      }
      awaitMoreTaken(load, 2_000);
      Set<UUID> acknowledged = load.stop();

      Set<UUID> lost = new HashSet<>(acknowledged);
      collector.topic().clicks().stream().map(Click::eventId).forEach(lost::remove);
      assertThat(acknowledged.size(), greaterThan(6_000));
      assertThat(lost, is(empty()));
      assertThat(load.otherAnswers(), is(empty()));
    }
  }

  private static void awaitMoreTaken(LoadUnderTrouble load, int clicks) {
    long before = load.taken();
    Awaitility.await().atMost(LIMIT).until(() -> load.taken() > before + clicks);
  }
}
