package io.footfall.pipelines.kafka;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.slices.TopicMissingException;
import io.footfall.pipelines.testing.Servers;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class TopicReaderIT {

  @Test
  void aTopicThatIsNotThereIsMissingAndNotMade() {
    KafkaSettings settings = Servers.kafka();

    for (int look = 0; look < 2; look++) {
      assertThrows(
          TopicMissingException.class,
          () -> TopicReader.read(settings, "misspelt-rejects", record -> {}));
    }
  }
}
