package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.services.LocalService;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a store may do to the pipeline under live traffic: die in the middle of a slice and again
 * while the pipeline recovers, hang for twenty seconds, or refuse to write. Afterwards nothing is
 * missing and nothing counted twice, by the generator's truth.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public abstract class StoreFaultsContract {

  private static final long SEED = 5;
  private static final double RECORDS_PER_SECOND = 100;
  private static final int LONGEST_WAIT_MILLIS = 600;
  private static final int HANG_MILLIS = 20_000;

  private final Random random = new Random(SEED);

  @TempDir private Path folder;
  private LocalServices services;
  private TestServers servers;
  private ClickstreamSettings settings;

  /** Once it is known that the test is to be run: most are not in every build. */
  private void startServers() throws Exception {
    services =
        LocalServices.builder()
            .freePorts()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
            .start();
    servers = TestServers.of(services);
    settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
  }

  @AfterEach
  void stopServers() {
    if (services != null) {
      servers.close();
      services.close();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CASSANDRA", "KAFKA", "ELASTICSEARCH"})
  protected void aStoreIsKilledInASliceAndAgainDuringRecovery(Service store) throws Exception {
    assumeTrue(Faults.all() || store == Service.CASSANDRA, Faults.HOW_TO_RUN_ALL);
    startServers();
    LocalService server = services.get(store);
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
        RestartedClickstream pipeline = RestartedClickstream.start(servers, folder)) {
      JournalWatch watch = JournalWatch.of(settings);
      watch.awaitNextSlice();
      pipeline.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      JournalEntry hit = watch.awaitUnderWay();
      server.kill();
      pipeline.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      server.restart();
      pipeline.ensureRunning();
      pipeline.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      JournalEntry recovering = watch.awaitUnderWay();
      // What had been read when the log went may have been stored without it
      if (store != Service.KAFKA) {
        assertThat(recovering.slice().number(), equalTo(hit.slice().number()));
      }
      server.kill();
      pipeline.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      server.restart();
      pipeline.ensureRunning();
      pipeline.awaitProgress(watch);

      traffic.end();
      pipeline.drain();

      traffic.assertStoredOnce();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CASSANDRA", "KAFKA", "ELASTICSEARCH"})
  protected void aStoreHangs(Service store) throws Exception {
    assumeTrue(Faults.all(), Faults.HOW_TO_RUN_ALL);
    startServers();
    LocalService server = services.get(store);
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
        RestartedClickstream pipeline = RestartedClickstream.start(servers, folder)) {
      JournalWatch watch = JournalWatch.of(settings);
      watch.awaitNextSlice();
      pipeline.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      server.pause();
      pipeline.letRun(HANG_MILLIS);
      server.resume();
      pipeline.ensureRunning();
      pipeline.awaitProgress(watch);

      traffic.end();
      pipeline.drain();

      traffic.assertStoredOnce();
    }
  }

  @Test
  protected void elasticsearchsDiskIsPastItsFloodStage() throws Exception {
    assumeTrue(Faults.all(), Faults.HOW_TO_RUN_ALL);
    startServers();
    DiskWatermark watermark = new DiskWatermark(settings.elasticsearch());
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
        RestartedClickstream pipeline = RestartedClickstream.start(servers, folder)) {
      JournalWatch.of(settings).awaitNextSlice();
      watermark.flood();
      pipeline.letRun(HANG_MILLIS);
      watermark.ebb();
      pipeline.ensureRunning();

      traffic.end();
      pipeline.drain();

      traffic.assertStoredOnce();
    }
  }
}
