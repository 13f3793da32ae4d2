package io.footfall.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store's disk is full until somebody makes room: the pipeline ends with a failure, and once
 * there is room and both have been started again, nothing is missing and nothing counted twice.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
public abstract class FullDiskContract {

  private static final long SEED = 17;
  private static final double RECORDS_PER_SECOND = 300;
  private static final int DISK_MEGABYTES = 768;

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(names = {"CASSANDRA", "ELASTICSEARCH"})
  protected void aDiskIsFullUntilThereIsRoom(Service store) throws Exception {
    assumeTrue(Faults.all(), Faults.HOW_TO_RUN_ALL);
    Path data = Files.createDirectories(folder.resolve("data"));
    Path stores = Files.createDirectories(data.resolve(store.name().toLowerCase(Locale.ROOT)));
    try (SmallDisk disk = SmallDisk.mountedAt(stores, DISK_MEGABYTES);
        LocalServices services =
            LocalServices.builder()
                .freePorts()
                .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
                .dataFolder(data)
                .start();
        TestServers servers = TestServers.of(services)) {
      ClickstreamSettings settings = servers.settings();
      ClickstreamStores.create(settings, 4, 1);
      try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
          RestartedClickstream pipeline = RestartedClickstream.start(servers, folder)) {
        JournalWatch.of(settings).awaitNextSlice();
        disk.fill();
        pipeline.awaitFailure();
        disk.makeRoom();
        services.get(store).restart();
        traffic.end();
        pipeline.drain();
        traffic.assertStoredOnce();
      }
    }
  }
}
