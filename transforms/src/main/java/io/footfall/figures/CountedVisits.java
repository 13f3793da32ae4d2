package io.footfall.figures;

import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.util.List;
import java.util.Objects;

/**
 * A visit to be counted, or two: what a change takes off and what it puts on, where both count
 * under the same names. Counted name by name, and not visit by visit, each name is then looked up
 * once.
 */
record CountedVisits(List<CountedVisit> sides) {

  /** What the change counts for. */
  static List<CountedVisits> of(VisitChange change) {
    Visit before = change.before();
    Visit after = change.after();
    if (before == null || after == null) {
      return List.of(before == null ? alone(after, 1) : alone(before, -1));
    }
    return isCountedAlike(before, after)
        ? List.of(new CountedVisits(CountedVisit.difference(before, after)))
        : List.of(alone(before, -1), alone(after, 1));
  }

  /** One whose country, device, source and kind (a person's, a robot's) are those of each. */
  Visit any() {
    return sides.get(0).visit();
  }

  private static CountedVisits alone(Visit visit, int sign) {
    return new CountedVisits(List.of(CountedVisit.whole(visit, sign)));
  }

  private static boolean isCountedAlike(Visit one, Visit other) {
    return one.isBot() == other.isBot()
        && Objects.equals(one.country(), other.country())
        && Objects.equals(one.device(), other.device())
        && Objects.equals(one.source(), other.source());
  }
}
