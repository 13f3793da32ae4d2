package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.acceptance.FootfallProcess;
import io.footfall.acceptance.TestServers;
import io.footfall.acceptance.TestTraffic;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody who forces the unbounded mode on this runner is told what it loses, and gets a stream
 * that counts. Nothing is lost of so few clicks, all of which are in the log when it starts.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ForcedStreamIT {

  private static final long SEED = 29;
  private static final int RECORDS = 300;

  @TempDir private Path folder;

  @Test
  void warnsAndCounts() throws Exception {
    try (TestServers servers = TestServers.shared()) {
      ClickstreamSettings settings = servers.settings();
      ClickstreamStores.createForStream(settings, 2, 1);
      TestTraffic traffic = TestTraffic.sent(settings, SEED, RECORDS);
      try (FootfallProcess stream = start(servers)) {
        IndexedFigures indexed = IndexedFigures.of(settings.elasticsearch());
        Awaitility.await()
            .atMost(2, TimeUnit.MINUTES)
            .pollInterval(1, TimeUnit.SECONDS)
            .untilAsserted(
                () ->
                    assertThat(
                        stream.output(),
                        clicksIn(indexed, settings.source() + "/stream"),
                        equalTo(traffic.outcomes().get("stored"))));
        assertThat(stream.output(), containsString("WARNING: --forceStream on the spark runner"));
        stream.interrupt();
        stream.awaitExit(0);
      }
    }
  }

  private FootfallProcess start(TestServers servers) throws Exception {
    return FootfallProcess.start(
        folder.resolve("stream.log"),
        servers.commandLine(
            "clickstream",
            List.of(
                "--mode=stream",
                "--forceStream",
                "--earlyInterval=PT1S",
                "--checkpointDir=" + folder.resolve("checkpoint"))));
  }

  private static long clicksIn(IndexedFigures indexed, String source) throws InterruptedException {
    indexed.refresh();
    return indexed
        .read(source, FigureKind.TOTAL, Grain.MINUTE, 0, System.currentTimeMillis())
        .values()
        .stream()
        .mapToLong(
            fields -> fields.getOrDefault("events", 0L) + fields.getOrDefault("bot_events", 0L))
        .sum();
  }
}
