package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.figures.FigureKind;
import io.footfall.generators.traffic.Traffic;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.FigureChecks;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.insights.Days;
import io.footfall.pipelines.insights.Insights;
import io.footfall.pipelines.reprocess.Restoration;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.verify.Verification;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.visits.VisitRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of traffic with everything that goes wrong with traffic, taken in by slices of any length
 * and by processes that are killed: afterwards the live figures, those recounted from the stored
 * clicks and the generator's truth say the same, to the last digit.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
public abstract class LiveEqualsBatchContract {

  private static final long SEED = 3;

  /** More by {@code -Plarge-day -Dfootfall.liveEqualsBatch.records=1000000}. */
  private static final long RECORDS = Long.getLong("footfall.liveEqualsBatch.records", 6_000);

  private static final int LARGEST_SLICE =
      (int) Math.min(Math.max(40_000, RECORDS / 10), RECORDS / 2);

  private static final int KILLS = 2;
  private static final int LONGEST_LIFE_MILLIS = 1_500;

  private final Random random = new Random(SEED);
  private final SentTraffic sent = new SentTraffic();
  private final RandomSlices slices = new RandomSlices(random, LARGEST_SLICE);
  private TestServers servers;
  private RunnerSession session;

  @TempDir private Path folder;

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
  protected void liveRecountedAndTruthAreTheSame() throws Exception {
    ClickstreamSettings settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
    send(settings, RECORDS, (int) (RECORDS / 10));
    for (int kill = 0; kill < KILLS; kill++) {
      Path output = folder.resolve("killed-" + kill + ".log");
      int eventsPerSlice = slices.nextLength();
      try (FootfallProcess pipeline =
          FootfallProcess.clickstream(servers, output, eventsPerSlice)) {
        pipeline.awaitLine("stored");
        pipeline.killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
      }
    }
    slices.takeIn(session, settings, sent.truth().sent());

    Verification unused = sent.assertStoredOnce(settings);

    JsonNode line = verifyFigures();
    assertThat(line.get("differences").asLong(), equalTo(0L));
    assertThat(line.get("figures").asLong(), greaterThan(RECORDS / 10));
    anIndexThatWasDroppedIsFilledAgain(settings, line.get("figures").asLong());
  }

  private void anIndexThatWasDroppedIsFilledAgain(ClickstreamSettings settings, long figures)
      throws Exception {
    Insights insights = Insights.of(settings, session);
    new FigureDocuments(settings.elasticsearch()).drop();

    FigureChecks.Result filled = insights.rewrite(storedDays(settings));
    assertThat(filled.differing(), equalTo(figures));

    FigureChecks.Result checked = insights.check(storedDays(settings));
    assertThat(checked.examples(), empty());
    assertThat(checked.checked(), equalTo(figures));
  }

  /** Memories of 20 clicks and two hours: what they can't hold is in the figures all the same. */
  @Test
  protected void clicksThatBelongToNoVisitAreCountedTheSame() throws Exception {
    ClickstreamSettings settings =
        servers.settings(
            CleaningRules.defaults(),
            VisitRules.defaults()
                .withMemoryLimit(20)
                .withMaxLateness(Duration.ofHours(1))
                .withSlack(Duration.ofHours(1)));
    ClickstreamStores.create(settings, 4, 1);
    send(settings, 5_000, 75);
    // Cut small, however large the day is: who forgets must meet what he has forgotten
    new RandomSlices(random, 3_000).takeIn(session, settings, sent.truth().sent());
    assertThat(Verification.of(settings).differences(), empty());
    assertThat(rowsWithRemark(settings, "overflowed"), greaterThan(100L));
    assertThat(rowsWithRemark(settings, "out_of_reach"), greaterThan(0L));
    Insights insights = Insights.of(settings, session);
    assertThat(insights.check(storedDays(settings)).examples(), empty());

    damageIsSaidAndUndone(settings, insights);
  }

  private void damageIsSaidAndUndone(ClickstreamSettings settings, Insights insights)
      throws Exception {
    Days days = storedDays(settings);
    new FigureDocuments(settings.elasticsearch()).addAView(FigureKind.BROWSER);
    new FigureRows(settings).loseDaysTotals(days);
    int totals = days.each().size();

    FigureChecks.Result damaged = insights.rewrite(days);
    assertThat(damaged.differing(), equalTo(1L + totals));
    assertThat(
        damaged.examples(),
        hasItem(matchesPattern("browser day .*: views is \\d+ in elasticsearch, recounted \\d+")));
    assertThat(
        damaged.examples(),
        hasItem(matchesPattern("total day .*: \\w+ is missing in cassandra, recounted \\d+")));
    assertThat("the index is mended", insights.check(days).differing(), equalTo((long) totals));

    FigureChecks.Result lacking = Restoration.in(settings, session, Duration.ofSeconds(5)).of(days);
    assertThat(lacking.differing(), equalTo((long) totals));
    assertThat("and so is the record", insights.check(days).differing(), equalTo(0L));
  }

  /** {@code footfall verify --figures}: what its last line says. */
  private JsonNode verifyFigures() throws Exception {
    // It opens a session of its own, and Spark has one a process
    session.close();
    String said = InThisProcess.run(0, servers.commandLine("verify", List.of("--figures")));
    session = RunnerProfile.onClassPath().open(List.of());
    return ResultLine.last(said, "VERIFY");
  }

  private static Days storedDays(ClickstreamSettings settings) {
    SortedSet<LocalDate> days = StoredClicks.days(settings.cassandra());
    return new Days(days.first(), days.last());
  }

  private static long rowsWithRemark(ClickstreamSettings settings, String remark) {
    return CassandraSessions.get(settings.cassandra())
        .execute(
            SimpleStatement.newInstance(
                "SELECT COUNT(*) FROM clickstream_events WHERE remark = ? ALLOW FILTERING", remark))
        .one()
        .getLong(0);
  }

  private void send(ClickstreamSettings settings, long records, int shoppers)
      throws InterruptedException {
    sent.send(Traffic.of(GeneratedDay.profile(SEED, records, shoppers)), records, settings);
  }
}
