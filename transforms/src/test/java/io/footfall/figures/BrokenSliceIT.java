package io.footfall.figures;

import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Finding;
import io.footfall.model.Reject;
import io.footfall.testing.BrokenDiskException;
import io.footfall.testing.SimulatedTraffic;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.testing.SliceRun;
import io.footfall.visits.VisitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.beam.sdk.Pipeline.PipelineExecutionException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Slices that break off and slices that are run again, on the Direct runner, held against a run
 * that nothing happens to: figures, visits, memories and outcomes are the same.
 */
@Execution(ExecutionMode.CONCURRENT)
class BrokenSliceIT {

  @ParameterizedTest
  @ValueSource(longs = {31})
  void replaysAndCrashesChangeNothing(long seed) {
    List<SliceOfTraffic> slices = SimulatedTraffic.of(seed, 40, 2, 5);
    String which = "seed " + seed;
    SliceRun calm = newRun();
    SliceRun shaken = newRun();
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
  @ParameterizedTest(name = "broken after {1} writes")
  @MethodSource("everyNumberOfWrites")
  void aCrashBetweenAnyTwoWritesChangesNothing(LastSlice last, int crash) {
    SliceRun calm = last.calm();
    assertThat(calm.writes(), greaterThan(100));
    String which = "broken after " + crash + " of " + calm.writes() + " writes";
    SliceRun shaken = last.before().copy(SlicesTest.unchecked());
    runUntilBroken(shaken, last.slice(), crash);
    assertThat(which, sorted(shaken.run(last.slice())), equalTo(sorted(last.findings())));
    assertThat(which, handedOn(shaken), equalTo(handedOn(calm)));
    assertThat(which, shaken.figures().figures(), equalTo(calm.figures().figures()));
    assertThat(which, shaken.visitors().memories(), equalTo(calm.visitors().memories()));
    assertThat(which, shaken.deferred().waiting(), equalTo(calm.deferred().waiting()));
    assertThat(which, shaken.rows().all(), equalTo(calm.rows().all()));
  }

  /** A slice, the stores that it finds, and what it comes to when nothing breaks. */
  private record LastSlice(
      SliceOfTraffic slice, SliceRun before, SliceRun calm, List<Finding> findings) {}

  private static Stream<Arguments> everyNumberOfWrites() {
    List<SliceOfTraffic> slices = SimulatedTraffic.of(42, 4, 1, 16);
    // The last one with records, settling every sixth part: some of hours, some of days, some of
    // both
    int index = slices.size() - 2;
    SliceOfTraffic slice = slices.get(index);
    Set<Integer> parts =
        IntStream.range(0, Shards.PARTS).filter(i -> i % 6 == 0).boxed().collect(toSet());
    slice = new SliceOfTraffic(slice.slice().settling(parts), slice.outcomes());
    SliceRun before = newRun();
    slices.subList(0, index).forEach(before::run);
    SliceRun calm = before.copy(SlicesTest.unchecked());
    LastSlice last = new LastSlice(slice, before, calm, calm.run(slice));
    return IntStream.range(0, calm.writes()).mapToObj(crash -> Arguments.of(last, crash));
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
          finding instanceof Reject reject ? "Reject " + reject.position() : finding.toString());
    }
    texts.sort(null);
    return texts;
  }

  private static Map<String, Tally> handedOn(SliceRun run) {
    Map<String, Tally> figures = new TreeMap<>();
    run.handedOn().forEach(figure -> figures.put(figure.key().toString(), figure.tally()));
    return figures;
  }

  private static SliceRun newRun() {
    return SliceRun.on(UUID.randomUUID().toString(), VisitRules.defaults(), SlicesTest.unchecked());
  }
}
