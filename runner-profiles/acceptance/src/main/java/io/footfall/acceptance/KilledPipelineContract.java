package io.footfall.acceptance;

import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
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
      try (TestTraffic traffic = TestTraffic.start(settings, SEED, 1_000)) {
        killAtRandomMoments(services);
        traffic.end();
        try (FootfallProcess last =
            FootfallProcess.clickstream(services, folder.resolve("last.log"), "--untilCaughtUp")) {
          last.awaitExit(0);
        }
        traffic.assertStoredOnce();
      }
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
}
