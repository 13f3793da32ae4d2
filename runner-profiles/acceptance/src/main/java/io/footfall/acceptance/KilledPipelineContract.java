package io.footfall.acceptance;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import java.nio.file.Path;
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
  private static final double RECORDS_PER_SECOND = 200;
  private static final int EVENTS_PER_SLICE = 2_000;
  private static final int LONGEST_LIFE_MILLIS = 4_000;

  private final int kills;

  @TempDir private Path folder;

  /** A test that kills so often. */
  protected KilledPipelineContract(int kills) {
    this.kills = kills;
  }

  @Test
  protected void losesNothingAndCountsNothingTwice() throws Exception {
    try (TestServers servers = TestServers.shared()) {
      ClickstreamSettings settings = servers.settings();
      ClickstreamStores.create(settings, 4, 1);
      try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND)) {
        killAtRandomMoments(servers);
        traffic.end();
        String unused = InThisProcess.catchUp(servers);
        traffic.assertStoredOnce();
      }
    }
  }

  private void killAtRandomMoments(TestServers servers) throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < kills; kill++) {
      try (FootfallProcess pipeline =
          FootfallProcess.clickstream(
              servers, folder.resolve("run-" + kill + ".log"), EVENTS_PER_SLICE)) {
        pipeline.awaitLine("Running.");
        pipeline.killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
      }
    }
  }
}
