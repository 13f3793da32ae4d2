package io.footfall.figures;

import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
import java.util.List;

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

  /** Puts all of the visit on, or takes it off. */
  static CountedVisit whole(Visit visit, int sign) {
    return new CountedVisit(visit, sign, 0, 0);
  }

  /** Takes the one off and puts the other on, without what they have in common. */
  static List<CountedVisit> difference(Visit before, Visit after) {
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

  /** The pages that count. */
  List<PageStay> stays() {
    return visit.stays().subList(fromStay, visit.stays().size());
  }

  /** The items that count. */
  List<VisitItem> items() {
    return visit.items().subList(fromItem, visit.items().size());
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
