package io.footfall.pipelines.driver;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.testing.Servers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SourceDriverIT {

  private static final Duration TTL = Duration.ofSeconds(5);

  @Test
  void oneThatCannotBeOpenedKeepsNoLease() {
    CassandraSettings cassandra = Servers.cassandra();
    DriverSettings settings =
        new DriverSettings(
            KafkaSettings.of("a-broker-without-a-port"),
            "clicks",
            "opened",
            cassandra,
            SlicePlanner.of("clicks", 100),
            LoopSettings.defaults(),
            TTL);

    KafkaUnavailableException unavailable =
        assertThrows(
            KafkaUnavailableException.class,
            () ->
                SourceDriver.open(
                    settings, slice -> {}, slice -> Map.of(), new SliceListener() {}));

    assertThat(unavailable.getMessage(), containsString("--bootstrapServers"));
    try (CassandraLease next =
        CassandraLease.acquire(cassandra, "clicks/opened", "the next", TTL)) {
      next.ensureHeld();
    }
  }
}
