package io.footfall.figures;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Finding;
import io.footfall.model.Outcome;
import io.footfall.model.RecordPosition;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.testing.SimulatedTraffic.SliceOfTraffic;
import io.footfall.testing.SliceRun;
import io.footfall.visits.VisitRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Slices run one after the other by some runner, held against the {@link SequentialModel}: visits
 * with all that they have, duplicates, robots and every figure.
 */
public final class ModelComparison {

  private ModelComparison() {}

  /**
   * Fails where anything differs.
   *
   * @param seed to be named then
   */
  public static void compare(
      long seed, List<SliceOfTraffic> slices, VisitRules rules, PipelineOptions options) {
    String which = "seed " + seed;
    SequentialModel model = SequentialModel.of(slices, rules);
    SliceRun run = SliceRun.on(UUID.randomUUID().toString(), rules, options);
    Map<String, Visit> visits = new HashMap<>();
    for (SliceOfTraffic slice : slices) {
      List<Finding> findings = run.run(slice);
      assertThat(
          which, positions(findings), containsInAnyOrder(positions(slice.outcomes()).toArray()));
      apply(findings, visits);
    }
    assertThat(which, new HashSet<>(visits.values()), equalTo(model.visits()));
    assertSame(which, run.figures().figures(), model.figures());
  }

  /** One difference says more than two maps of thousands. */
  private static void assertSame(
      String which, Map<FigureKey, Tally> actual, Map<FigureKey, Tally> expected) {
    assertThat(which, expected.size(), greaterThan(100));
    expected.forEach(
        (key, tally) -> assertThat(which + " " + key, actual.get(key), equalTo(tally)));
    assertThat(which, actual.keySet(), equalTo(expected.keySet()));
  }

  private static List<RecordPosition> positions(List<? extends Finding> findings) {
    return findings.stream()
        .filter(Outcome.class::isInstance)
        .map(finding -> ((Outcome) finding).position())
        .toList();
  }

  /** What a store of visits does, checking that each change starts from what is there. */
  private static void apply(List<Finding> findings, Map<String, Visit> visits) {
    for (Finding finding : findings) {
      if (finding instanceof VisitChange change) {
        Visit either = change.after() == null ? change.before() : change.after();
        String key = either.visitorId() + "@" + either.startedAt();
        Visit before =
            change.after() == null ? visits.remove(key) : visits.put(key, change.after());
        assertThat(key, before, is(change.before()));
      }
    }
  }
}
