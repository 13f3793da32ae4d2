package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.DetailedTruth.MinuteAndUrl;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stream on real servers: traffic with late clicks, duplicates, conflicts, robots and broken
 * records comes to the views that the generator knows of, by minute and page and by the day, and to
 * its rejects. It is killed in the middle, and begins anew. Before that only the watermark lets it
 * show anything, and one partition is empty.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class StreamContract {

  private static final long SEED = 23;

  /** Each of two times; few, as the Direct runner streams some dozens a second. */
  private static final int RECORDS = 600;

  private static final int PARTITIONS = 4;

  /** None of early panes comes within the test. */
  private static final String WATERMARK_ALONE = "PT1H";

  @TempDir private Path folder;

  private final StreamTruth truth = new StreamTruth();

  @Test
  protected void theStreamCountsWhatWasSent() throws Exception {
    try (TestServers servers = TestServers.shared()) {
      ClickstreamSettings settings = servers.settings();
      ClickstreamStores.createForStream(settings, PARTITIONS, 1);
      Traffic traffic = traffic();
      send(settings, traffic);
      addEmptyPartition(settings);
      StreamedFigures streamed = new StreamedFigures(settings);
      try (FootfallProcess first = stream(servers, "first", WATERMARK_ALONE)) {
        await(() -> !streamed.views(Grain.MINUTE).isEmpty());
        first.killWithin(0);
      }
      send(settings, traffic);
      try (FootfallProcess second = stream(servers, "second", "PT1S")) {
        await(() -> streamed.views(Grain.MINUTE).equals(truth.views()));
        await(() -> total(streamed.views(Grain.DAY)) == total(truth.views()));
        await(() -> streamed.rejects() >= truth.rejected());
        ProcessPage page = ProcessPage.of(second);
        await(() -> page.sum("footfall_partition_lag_records") == 0);
        assertThat(page.sum("footfall_records_total"), greaterThanOrEqualTo(2.0 * RECORDS));
        assertThat(page.sum("footfall_sink_requests_total"), greaterThan(0.0));
        assertThat(page.isReady(), is(true));
        second.interrupt();
        second.awaitExit(0);
      }
      assertThat("seed " + SEED, streamed.views(Grain.MINUTE), equalTo(truth.views()));
      assertThat(streamed.rejects(), equalTo(truth.rejected()));
      assertThat(truth.rejected(), greaterThan(0L));
    }
  }

  /** A few minutes, over by now, with clicks that are held back for longer than a minute. */
  private static Traffic traffic() {
    return Traffic.of(
        TrafficProfile.builder(SEED, System.currentTimeMillis() - Duration.ofMinutes(10).toMillis())
            .recordsPerSecond(8)
            .shoppers(500)
            .lateShare(0.1)
            .duplicateShare(0.05)
            .longestDelay(Duration.ofMinutes(3))
            .build());
  }

  private void send(ClickstreamSettings settings, Traffic traffic) throws InterruptedException {
    try (KafkaSender sender =
        KafkaSender.to(settings.kafka().toClientProperties(), settings.topic(), truth::add)) {
      sender.send(traffic, Extent.ofRecords(RECORDS), Pace.unbounded());
    }
  }

  /** One that nobody has written to must hold nothing back. */
  private static void addEmptyPartition(ClickstreamSettings settings) throws Exception {
    try (Admin admin = Admin.create(settings.kafka().toClientProperties())) {
      admin
          .createPartitions(Map.of(settings.topic(), NewPartitions.increaseTo(PARTITIONS + 1)))
          .all()
          .get();
    }
  }

  private FootfallProcess stream(TestServers servers, String name, String earlyInterval)
      throws Exception {
    return FootfallProcess.start(
        folder.resolve(name + ".log"),
        servers.commandLine(
            "clickstream",
            List.of(
                "--mode=stream",
                "--watermarkDelay=PT5S",
                "--earlyInterval=" + earlyInterval,
                "--metricsPort=0")));
  }

  private static long total(Map<MinuteAndUrl, Long> views) {
    return views.values().stream().mapToLong(Long::longValue).sum();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(3, TimeUnit.MINUTES)
        .pollInterval(500, TimeUnit.MILLISECONDS)
        .until(condition);
  }
}
