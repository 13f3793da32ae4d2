package io.footfall.figures;

import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Finding;
import io.footfall.testing.BrokenDiskException;
import io.footfall.testing.SimulatedTraffic;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.testing.SliceRun;
import io.footfall.visits.VisitRules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main line against the {@link SequentialModel}, on the Direct runner: whatever the slices, the
 * replays and the crashes, figures, visits and outcomes are the model's.
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

  @ParameterizedTest
  @ValueSource(longs = {31})
  void replaysAndCrashesChangeNothing(long seed) {
    List<SliceOfTraffic> slices = SimulatedTraffic.of(seed, 40, 2, 5);
    String which = "seed " + seed;
    SliceRun calm = newRun(VisitRules.defaults());
    SliceRun shaken = newRun(VisitRules.defaults());
    Random random = new Random(seed);
    for (SliceOfTraffic slice : slices) {
      int before = calm.writes();
      List<Finding> expected = calm.run(slice);
      int writes = calm.writes() - before;
      // Figures that were merged before a crash aren't written again: each takes fewer writes.
      for (int left = writes; left > 0; ) {
        int crash = random.nextInt(left);
        runUntilBroken(shaken, slice, crash);
        left -= crash + 1;
      }
      assertThat(which, sorted(shaken.run(slice)), equalTo(sorted(expected)));
      assertThat(which, sorted(shaken.run(slice)), equalTo(sorted(expected)));
      assertThat(which, handedOn(shaken), equalTo(handedOn(calm)));
      assertThat(which, shaken.figures().figures(), equalTo(calm.figures().figures()));
      assertThat(which, shaken.visitors().memories(), equalTo(calm.visitors().memories()));
      assertThat(which, shaken.deferred().waiting(), equalTo(calm.deferred().waiting()));
      assertThat(which, shaken.rows().all(), equalTo(calm.rows().all()));
    }
  }

  /**
   * Writes of memories, clicks, visits, logins, rejects, figures, and of what is set aside: some of
   * each done and the others not, every number of them.
   */
  @Test
  void aCrashBetweenAnyTwoWritesChangesNothing() {
    List<SliceOfTraffic> slices = SimulatedTraffic.of(42, 4, 1, 16);
    // The last one with records, settling every sixth part: some of hours, some of days, some of
    // both
    int index = slices.size() - 2;
    SliceOfTraffic last = slices.get(index);
    Set<Integer> parts =
        IntStream.range(0, Shards.PARTS).filter(i -> i % 6 == 0).boxed().collect(toSet());
    last = new SliceOfTraffic(last.slice().settling(parts), last.outcomes());
    SliceRun before = newRun(VisitRules.defaults());
    slices.subList(0, index).forEach(before::run);
    SliceRun calm = before.copy();
    List<Finding> expected = calm.run(last);
    int writes = calm.writes();
    assertThat(writes, greaterThan(100));
    for (int crash = 0; crash < writes; crash++) {
      String which = "broken after " + crash + " of " + writes + " writes";
      SliceRun shaken = before.copy();
      runUntilBroken(shaken, last, crash);
      assertThat(which, sorted(shaken.run(last)), equalTo(sorted(expected)));
      assertThat(which, handedOn(shaken), equalTo(handedOn(calm)));
      assertThat(which, shaken.figures().figures(), equalTo(calm.figures().figures()));
      assertThat(which, shaken.visitors().memories(), equalTo(calm.visitors().memories()));
      assertThat(which, shaken.deferred().waiting(), equalTo(calm.deferred().waiting()));
      assertThat(which, shaken.rows().all(), equalTo(calm.rows().all()));
    }
  }

  private static void runUntilBroken(SliceRun run, SliceOfTraffic slice, int writes) {
    int before = run.writes();
    PipelineExecutionException broken =
        assertThrows(PipelineExecutionException.class, () -> run.run(slice, writes));
    assertThat(broken.getCause(), instanceOf(BrokenDiskException.class));
    assertThat(run.writes() - before, is(writes));
  }

  private static List<String> sorted(List<Finding> findings) {
    List<String> texts = new ArrayList<>();
    for (Finding finding : findings) {
      texts.add(
          finding instanceof io.footfall.model.Reject reject
              ? "Reject " + reject.position()
              : finding.toString());
    }
    texts.sort(null);
    return texts;
  }

  private static Map<String, Tally> handedOn(SliceRun run) {
    Map<String, Tally> figures = new TreeMap<>();
    run.handedOn().forEach(figure -> figures.put(figure.key().toString(), figure.tally()));
    return figures;
  }

  private static SliceRun newRun(VisitRules rules) {
    return SliceRun.on(UUID.randomUUID().toString(), rules, unchecked());
  }

  private static void compare(long seed, List<SliceOfTraffic> slices, VisitRules rules) {
    ModelComparison.compare(seed, slices, rules, unchecked());
  }

  /** For the same steps as in a day of traffic: the checks take a third of a slice's time. */
  private static PipelineOptions unchecked() {
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
