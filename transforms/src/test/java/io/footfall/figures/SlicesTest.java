package io.footfall.figures;

import io.footfall.testing.SimulatedTraffic;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.visits.VisitRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main line against the {@link SequentialModel}, on the Direct runner: whatever the slices,
 * figures, visits and outcomes are the model's. {@link BrokenSliceIT} has the replays and the
 * crashes.
 */
@Execution(ExecutionMode.CONCURRENT)
class SlicesTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void aDayOfTrafficGivesWhatTheModelGives(long seed) {
    // With the runner's checks that no step changes what it is given
    ModelComparison.compare(
        seed, SimulatedTraffic.of(seed, 300, 1, 12), VisitRules.defaults(), direct());
  }

  @ParameterizedTest
  @ValueSource(longs = {11})
  void weeksOfTrafficGiveWhatAnUnlimitedMemoryGives(long seed) {
    compare(seed, SimulatedTraffic.of(seed, 15, 25, 40), VisitRules.defaults());
  }

  /** Clicks are late by up to as much as these expect: days are met by halves forgotten. */
  @ParameterizedTest
  @ValueSource(longs = {12})
  void whatIsLateByAllThatIsExpectedFindsItsDayWhole(long seed) {
    compare(
        seed,
        SimulatedTraffic.of(seed, 20, 15, 40),
        VisitRules.defaults()
            .withMaxLateness(Duration.ofHours(24))
            .withSlack(Duration.ofHours(24)));
  }

  @ParameterizedTest
  @ValueSource(longs = {21})
  void midnightAndCampaignsEndVisitsByOption(long seed) {
    compare(
        seed,
        SimulatedTraffic.of(seed, 200, 2, 10),
        VisitRules.defaults()
            .withMidnightIn(ZoneId.of("Europe/Berlin"))
            .withCampaignEndingVisits());
  }

  private static void compare(long seed, List<SliceOfTraffic> slices, VisitRules rules) {
    ModelComparison.compare(seed, slices, rules, unchecked());
  }

  /** For the same steps as in a day of traffic: the checks take a third of a slice's time. */
  static PipelineOptions unchecked() {
    DirectOptions options = direct();
    options.setEnforceImmutability(false);
    options.setEnforceEncodability(false);
    return options;
  }

  private static DirectOptions direct() {
    DirectOptions options = PipelineOptionsFactory.as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    options.setTargetParallelism(2);
    return options;
  }
}
