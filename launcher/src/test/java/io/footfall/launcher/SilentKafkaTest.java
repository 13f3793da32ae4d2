package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.launcher.operations.PartitionLags;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import org.junit.jupiter.api.Test;

class SilentKafkaTest {

  @Test
  void whoWatchesAKafkaOfNoKnownNameIsToldOfTheOptionToo() {
    KafkaSettings nowhere = KafkaSettings.of("no-such-host.invalid:9092");

    KafkaUnavailableException refusal =
        assertThrows(
            KafkaUnavailableException.class,
            () -> PartitionLags.of(nowhere, "clicks", "footfall", Telemetry.newRegistry()));

    assertThat(refusal.getMessage(), containsString("correct --bootstrapServers"));
  }
}
