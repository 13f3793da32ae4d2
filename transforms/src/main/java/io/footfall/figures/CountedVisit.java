package io.footfall.figures;

import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.util.List;
import java.util.Objects;

/**
 * A visit to be put on or taken off, without the beginning of its pages and items where it has that
 * in common with what it is changed from or to: it would be taken off and put on again. A visit
 * grows by a click or two a slice, so that is most of it.
 *
 * @param sign 1 to put it on, -1 to take it off
 * @param fromStay the first page that counts
 * @param fromItem the first item that counts
 */
record CountedVisit(Visit visit, int sign, int fromStay, int fromItem) {

  /** What the change takes off, if anything, and what it puts on. */
  static List<CountedVisit> of(VisitChange change) {
    Visit before = change.before();
    Visit after = change.after();
    if (before == null || after == null) {
      return List.of(before == null ? whole(after, 1) : whole(before, -1));
    }
    if (!isCountedAlike(before, after)) {
      return List.of(whole(before, -1), whole(after, 1));
    }
    // The last page of a visit is its exit, and so not like the same page further in.
    int stays =
        Math.min(
            common(before.stays(), after.stays()),
            Math.min(before.stays().size(), after.stays().size()) - 1);
    int items = common(before.items(), after.items());
    return List.of(
        new CountedVisit(before, -1, Math.max(stays, 0), items),
        new CountedVisit(after, 1, Math.max(stays, 0), items));
  }

  private static CountedVisit whole(Visit visit, int sign) {
    return new CountedVisit(visit, sign, 0, 0);
  }

  /** Whether its pages and items count under the same names. */
  private static boolean isCountedAlike(Visit one, Visit other) {
    return one.isBot() == other.isBot()
        && Objects.equals(one.country(), other.country())
        && Objects.equals(one.device(), other.device())
        && Objects.equals(one.source(), other.source());
  }

  private static <T> int common(List<T> one, List<T> other) {
    int length = Math.min(one.size(), other.size());
    for (int i = 0; i < length; i++) {
      if (!one.get(i).equals(other.get(i))) {
        return i;
      }
    }
    return length;
  }
}
