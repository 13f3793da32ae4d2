package io.footfall.web.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.footfall.services.LocalServices;
import io.footfall.web.WebServer;
import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.testing.ClickTopic;
import io.footfall.web.testing.CollectorUnderTest;
import io.footfall.web.testing.Ports;
import io.footfall.web.testing.WebProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * What a collector takes, each side in a process of its own: as it stands here for two seconds, to
 * see that nothing is refused; {@code -Dfootfall.collectorLoad=PT20S} measures.
 */
class CollectorLoadIT {

  private static final String DURATION = System.getProperty("footfall.collectorLoad", "PT2S");

  @Test
  void whatIsSentAsFastAsItGoesIsTaken() throws Exception {
    int port = Ports.choose().collector();
    try (LocalServices services = CollectorUnderTest.startKafka()) {
      String kafka = services.kafka().bootstrapServers();
      ClickTopic.create(kafka, "clicks");
      Process collector =
          WebProcess.start(
              WebServer.class,
              "512m",
              "--only=collector",
              "--bootstrapServers=" + kafka,
              "--collectorPort=" + port,
              "--clicksPerSecond=1000000");
      try (BufferedReader output = collector.inputReader(StandardCharsets.UTF_8)) {
        assertThat(output.readLine(), startsWith("ADDRESSES "));
        Process load =
            WebProcess.start(
                CollectorLoad.class,
                "256m",
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
