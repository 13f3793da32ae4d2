package io.footfall.acceptance;

import io.footfall.figures.ModelComparison;
import io.footfall.pipelines.runner.RunnerProfile;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.testing.SimulatedTraffic;
import io.footfall.visits.VisitRules;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The keyed path on this runner, held against the sequential model: random traffic with late
 * clicks, duplicates, conflicts and robots, cut at random.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public abstract class SlicesContract {

  private RunnerSession session;

  @BeforeEach
  void openSession() {
    session = RunnerProfile.onClassPath().open(List.of());
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Test
  protected void aDayOfTrafficGivesWhatTheModelGives() {
    compare(51, 300, 1, 12, VisitRules.defaults());
  }

  @Test
  protected void weeksOfTrafficGiveWhatAnUnlimitedMemoryGives() {
    compare(61, 15, 25, 30, VisitRules.defaults());
  }

  @Test
  protected void midnightAndCampaignsEndVisitsByOption() {
    compare(
        71,
        200,
        2,
        10,
        VisitRules.defaults()
            .withMidnightIn(ZoneId.of("Europe/Berlin"))
            .withCampaignEndingVisits());
  }

  private void compare(long seed, int visitors, int days, int slices, VisitRules rules) {
    ModelComparison.compare(
        seed, SimulatedTraffic.of(seed, visitors, days, slices), rules, session.options());
  }
}
