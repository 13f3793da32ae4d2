package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.DetailedTruth;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.verify.Verification;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline's JVM is killed (kill -9) at ten random moments under traffic and started again each
 * time. At the end nothing is missing and nothing counted twice, by the generator's truth.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
public abstract class KilledPipelineContract {

  private static final long SEED = 1;
  private static final int LONGEST_LIFE_MILLIS = 4_000;

  private final int kills;

  @TempDir private Path folder;

  /** A test that kills so often. */
  protected KilledPipelineContract(int kills) {
    this.kills = kills;
  }

  @Test
  protected void losesNothingAndCountsNothingTwice() throws Exception {
    try (LocalServices services =
        LocalServices.builder()
            .freePorts()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
            .start()) {
      ClickstreamSettings settings = FootfallProcess.settings(services);
      ClickstreamStores.create(settings, 4, 1);
      Truth truth = new Truth();
      DetailedTruth detailed = new DetailedTruth();
      Pace pace = Pace.realTime();
      TrafficProfile profile =
          TrafficProfile.builder(SEED, System.currentTimeMillis() - 60_000)
              .recordsPerSecond(1_000)
              .build();
      Thread traffic =
          new Thread(
              () -> {
                try (KafkaSender sender =
                    KafkaSender.to(
                        settings.kafka().toClientProperties(),
                        settings.topic(),
                        record -> {
                          truth.add(record);
                          detailed.add(record);
                        })) {
                  sender.send(Traffic.of(profile), Extent.until(Long.MAX_VALUE), pace);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      traffic.start();
      killAtRandomMoments(services);
      pace.stop();
      traffic.join();
      try (FootfallProcess last =
          FootfallProcess.clickstream(services, folder.resolve("last.log"), "--untilCaughtUp")) {
        assertThat(last.output(), last.awaitExit(), equalTo(0));
      }
      check(settings, truth, detailed);
    } finally {
      CassandraSessions.closeAll();
    }
  }

  private void killAtRandomMoments(LocalServices services) throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < kills; kill++) {
      try (FootfallProcess pipeline =
          FootfallProcess.clickstream(services, folder.resolve("run-" + kill + ".log"))) {
        pipeline.awaitLine("Running.");
        pipeline.killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
      }
    }
  }

  private static void check(ClickstreamSettings settings, Truth truth, DetailedTruth detailed)
      throws InterruptedException {
    Verification verification = Verification.of(settings);
    assertThat(verification.differences(), empty());
    assertThat(verification.lag(), equalTo(0L));
    assertThat(verification.journal().slices(), greaterThan(1L));
    assertThat(verification.journal().read(), equalTo(truth.sent()));
    assertThat(verification.events().rows(), equalTo(truth.stored()));
    Map<String, Long> expected =
        new HashMap<>(Map.of("stored", truth.stored(), "duplicate", truth.duplicates()));
    truth
        .rejected()
        .forEach((reason, count) -> expected.put("rejected." + reason.wireName(), count));
    expected.values().removeIf(count -> count == 0);
    assertThat(verification.journal().outcomes(), equalTo(expected));
    assertThat(
        StoredViews.of(settings, detailed.viewsByMinuteAndUrl().keySet()),
        equalTo(detailed.viewsByMinuteAndUrl()));
    assertThat(StoredVisits.in(settings.cassandra(), "visits"), equalTo(detailed.visits()));
    assertThat(StoredVisits.in(settings.cassandra(), "visits_by_day"), equalTo(detailed.visits()));
  }
}
