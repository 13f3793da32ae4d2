package io.footfall.launcher;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.launcher.operations.PartitionLags;
import io.footfall.launcher.operations.Telemetry;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SilentKafkaTest {

  @Test
  @Timeout(value = 40, unit = TimeUnit.SECONDS)
  void aKafkaThatIsNotThereIsNamedAtOnceAndTheOptionSoonAfter() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    int code =
        Footfall.run(
            new PrintStream(output, true, StandardCharsets.UTF_8),
            List.of("generate", "--bootstrapServers=127.0.0.1:1", "--events=10"));

    assertThat(code, is(1));
    assertThat(
        output.toString(StandardCharsets.UTF_8),
        matchesPattern(
            "(?s)Sending to topic clicks of Kafka at 127\\.0\\.0\\.1:1 \\.\\.\\.\n"
                + "FAILED: .*no answer in 10 s.*correct --bootstrapServers.*"));
  }

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
