package io.footfall.pipelines.rejects;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.KafkaUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReplayTest {

  @Test
  void oneThatFindsNoKafkaSaysSoAndLeavesNoProducer() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      KafkaSettings settings =
          KafkaSettings.of("127.0.0.1:" + silent.getLocalPort())
              .withProperties(Map.of("max.block.ms", "500", "request.timeout.ms", "400"));

      KafkaUnavailableException unavailable =
          assertThrows(
              KafkaUnavailableException.class,
              () -> Replay.open(settings, "silent-rejects", "clicks"));

      assertThat(unavailable.getMessage(), containsString("--bootstrapServers"));
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(threads(), not(hasItem(containsString("replay-silent-rejects")))));
    }
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }
}
