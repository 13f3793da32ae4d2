package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.reprocess.Reprocess;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.LeaseHeldException;
import io.footfall.pipelines.slices.Ledger;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SlicePlanner;
import io.footfall.pipelines.verify.Verification;
import io.footfall.prepare.clean.CleaningRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop whose rules took the word out of every search, and stored visitors' addresses, until the
 * rules were mended: taken in again, the log gives what it had given by the right rules at once,
 * and what comes after goes on from there.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public abstract class ReprocessContract {

  private static final Duration LEASE_TTL = Duration.ofSeconds(5);
  private static final long SEED = 8;
  private static final int RECORDS = 5_000;

  private final SentTraffic sent = new SentTraffic();

  @TempDir private Path folder;
  private TestServers servers;
  private RunnerSession session;

  @BeforeEach
  void startServers() throws Exception {
    servers = TestServers.shared();
    session = RunnerProfile.onClassPath().open(List.of());
  }

  @AfterEach
  void stopServers() {
    session.close();
    servers.close();
  }

  @Test
  protected void aMistakeIsMendedInWhatWasStoredByIt() throws Exception {
    ClickstreamSettings right = servers.settings();
    ClickstreamSettings mistaken = mistaken(right);
    ClickstreamStores.create(right, 4, 1);
    Traffic traffic = Traffic.of(profile());
    sent.send(traffic, RECORDS, right);
    run(mistaken);
    assertThat(sent.areViewsStored(right), equalTo(false));

    aReprocessIsKilledWhenItHasBegun(right);
    Reprocess reprocess = Reprocess.of(right, session, LEASE_TTL);
    Reprocess.Result mended = reprocess.slices(1, lastSlice(right).number());
    assertThat(mended.counts().get("unchanged"), greaterThan(0L));
    assertThat(
        mended.counts().getOrDefault("corrected", 0L) + mended.counts().get("unchanged"),
        equalTo(sent.truth().stored()));
    assertThat(mended.counts().get("notStored"), equalTo(sent.truth().duplicates()));
    assertThat(mended.figures().orElseThrow().differing(), greaterThan(0L));
    assertAllIsRight(right);

    Reprocess.Result again = reprocess.planned(Instant.EPOCH, Instant.now());
    assertThat(again.counts().get("unchanged"), equalTo(sent.truth().stored()));
    assertThat(again.figures().orElseThrow().examples(), empty());

    sent.send(traffic, RECORDS, right);
    run(right);
    assertAllIsRight(right);
  }

  /** Some rows are right afterwards, others are not, and no figure is. */
  private void aReprocessIsKilledWhenItHasBegun(ClickstreamSettings settings) throws Exception {
    List<String> slices =
        List.of(
            "--fromSlice=1",
            "--toSlice=" + lastSlice(settings).number(),
            "--leaseTtl=" + LEASE_TTL);
    try (FootfallProcess reprocess =
        FootfallProcess.start(
            folder.resolve("killed.log"), servers.commandLine("reprocess", slices))) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> hasMaskedAddress(settings));
      reprocess.killWithin(0);
    }
  }

  private static boolean hasMaskedAddress(ClickstreamSettings settings) {
    for (Row row :
        CassandraSessions.get(settings.cassandra())
            .execute(SimpleStatement.newInstance("SELECT ip FROM clickstream_events"))) {
      if (row.getString(0).endsWith(".0")) {
        return true;
      }
    }
    return false;
  }

  @Test
  protected void itWaitsForNoClickstreamThatIsRunning() throws Exception {
    ClickstreamSettings settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
    try (SourceDriver running = open(settings)) {
      assertThrows(
          LeaseHeldException.class, () -> Reprocess.of(settings, session, LEASE_TTL).slices(1, 1));
      running.stop();
    }
  }

  private void assertAllIsRight(ClickstreamSettings settings) throws Exception {
    Verification unused = sent.assertStoredOnce(settings);
    SortedSet<LocalDate> days = StoredClicks.days(settings.cassandra());
    assertThat(
        Insights.of(settings, session).check(new Days(days.first(), days.last())).examples(),
        empty());
  }

  private ClickstreamSettings mistaken(ClickstreamSettings right) {
    Set<String> parameters = new HashSet<>(right.cleaning().identifyingParameters());
    parameters.add("q");
    CleaningRules cleaning =
        right.cleaning().withIdentifyingParameters(parameters).withIpMasked(false);
    return servers.settings(cleaning, right.visits());
  }

  private static TrafficProfile profile() {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(5));
    return TrafficProfile.builder(SEED, day.toEpochMilli())
        .recordsPerSecond(RECORDS / (double) Duration.ofHours(2).toSeconds())
        .shoppers(600)
        .build();
  }

  private void run(ClickstreamSettings settings) throws InterruptedException {
    try (SourceDriver running = open(settings)) {
      Ledger unused = running.catchUp();
    }
  }

  private SourceDriver open(ClickstreamSettings settings) {
    return Clickstream.open(
        settings,
        SlicePlanner.of(settings.topic(), 2_000),
        LoopSettings.defaults(),
        LEASE_TTL,
        session,
        new SliceListener() {});
  }

  private static Slice lastSlice(ClickstreamSettings settings) {
    return CassandraJournal.of(settings.cassandra(), settings.source())
        .last()
        .orElseThrow()
        .slice();
  }
}
