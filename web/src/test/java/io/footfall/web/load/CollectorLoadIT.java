package io.footfall.web.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.footfall.web.WebServer;
import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.testing.ClickTopic;
import io.footfall.web.testing.Ports;
import io.footfall.web.testing.SharedKafka;
import io.footfall.web.testing.WebProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a collector takes, each side in a process of its own: as it stands here for a second, to see
 * that nothing is refused; {@code -Dfootfall.collectorLoad=PT20S} measures.
 */
class CollectorLoadIT {

  private static final String DURATION = System.getProperty("footfall.collectorLoad", "PT1S");

  @Test
  void whatIsSentAsFastAsItGoesIsTaken() throws Exception {
    int port = Ports.choose().collector();
    String kafka = SharedKafka.services().kafka().bootstrapServers();
    try (ClickTopic topic = ClickTopic.create(kafka, "load-clicks")) {
      Process collector =
          WebProcess.start(
              WebServer.class,
              List.of("-Xmx512m"),
              "--only=collector",
              "--bootstrapServers=" + kafka,
              "--topic=" + topic.name(),
              "--collectorPort=" + port,
              "--clicksPerSecond=1000000",
              // Kafka may be slow on a machine that tests other things as well
              "--patience=PT1M");
      try (BufferedReader output = collector.inputReader(StandardCharsets.UTF_8)) {
        assertThat(output.readLine(), startsWith("ADDRESSES "));
        Process load =
            WebProcess.start(
                CollectorLoad.class,
                List.of("-Xmx256m"),
                "--collector=http://127.0.0.1:" + port + CollectorRoutes.CLICKS,
                "--warmUp=" + DURATION,
                "--duration=" + DURATION);
        try (BufferedReader measured = load.inputReader(StandardCharsets.UTF_8)) {
          measured.lines().forEach(System.out::println);
        }
        assertThat("nothing was refused", load.waitFor(), is(0));
      } finally {
        collector.destroyForcibly();
      }
    }
  }
}
