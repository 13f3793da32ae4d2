package io.footfall.pipelines.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.SliceRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KafkaConsumersTest {

  private static final KafkaSettings WRONG = KafkaSettings.of("a-broker-without-a-port");

  @Test
  void settingsThatMakeNoClientAreNamedWithTheirOption() {
    assertNamed(() -> KafkaLog.of(WRONG, "clicks", "group"));
    assertNamed(() -> PartitionReader.open(WRONG, new SliceRange("clicks", 0, 0, 1)));
    assertNamed(() -> TopicReader.read(WRONG, "clicks", record -> {}));
    assertNamed(() -> Topics.create(WRONG, 1, 1, "clicks"));
    assertNamed(() -> RejectWriter.open(WRONG, "clicks-rejected"));
  }

  private static void assertNamed(Executable opening) {
    KafkaUnavailableException unavailable = assertThrows(KafkaUnavailableException.class, opening);

    assertThat(
        unavailable.getMessage(),
        allOf(containsString("a-broker-without-a-port"), containsString("--bootstrapServers")));
  }
}
