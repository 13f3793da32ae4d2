package io.footfall.pipelines.kafka;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.SliceRange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartitionReaderTest {

  @Test
  void aBrokerThatNeverAnswersIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      KafkaSettings settings =
          KafkaSettings.of("127.0.0.1:" + silent.getLocalPort())
              .withProperties(Map.of("default.api.timeout.ms", "500", "request.timeout.ms", "400"));

      KafkaUnavailableException unavailable =
          assertThrows(
              KafkaUnavailableException.class,
              () -> PartitionReader.open(settings, new SliceRange("clicks", 3, 0, 10)));

      assertThat(
          unavailable.getMessage(),
          allOf(
              containsString("open clicks-3"),
              containsString("127.0.0.1:" + silent.getLocalPort()),
              containsString("--bootstrapServers")));
    }
  }
}
