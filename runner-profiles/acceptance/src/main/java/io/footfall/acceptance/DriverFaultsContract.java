package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two drivers on one source, and a driver that was frozen for longer than its lease lasts: one of
 * them works, the other says why it does not, and nothing is counted twice.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public abstract class DriverFaultsContract {

  private static final long SEED = 9;
  private static final double RECORDS_PER_SECOND = 100;
  private static final int EVENTS_PER_SLICE = 2_000;

  @TempDir private Path folder;
  private TestServers servers;
  private ClickstreamSettings settings;

  @BeforeEach
  void startServers() throws Exception {
    servers = TestServers.shared();
    settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
  }

  @AfterEach
  void stopServers() {
    servers.close();
  }

  @Test
  protected void aSecondDriverIsTurnedAwayAndAFrozenOneIsSucceeded() throws Exception {
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
        FootfallProcess first = clickstream("first")) {
      JournalWatch watch = JournalWatch.of(settings);
      watch.awaitNextSlice();
      assertThat(
          InThisProcess.run(1, servers.clickstream(EVENTS_PER_SLICE)),
          containsString("Another driver works on " + settings.source()));
      watch.awaitNextSlice();
      first.pause();
      try (FootfallProcess third = clickstream("third")) {
        third.awaitLine("events/s");
        first.resume();

        first.awaitExit(1);
        watch.awaitProgress();
        traffic.end();
        third.interrupt();
        third.awaitExit(0);
      }
      String unused = InThisProcess.catchUp(servers);
      traffic.assertStoredOnce();
    }
  }

  private FootfallProcess clickstream(String name) throws Exception {
    return FootfallProcess.clickstream(servers, folder.resolve(name + ".log"), EVENTS_PER_SLICE);
  }
}
