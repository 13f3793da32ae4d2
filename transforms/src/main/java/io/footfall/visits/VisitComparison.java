package io.footfall.visits;

import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the visits that a slice changed, by drawing them from the clicks without the slice and with
 * it. So late clicks that extend, fill or join visits give what the clicks give in any other order.
 */
final class VisitComparison {

  private final String visitorId;
  private final long slice;
  private final VisitCutter cutter;
  private final long earliestBefore;
  private final long earliestAfter;

  VisitComparison(
      String visitorId, long slice, VisitCutter cutter, long earliestBefore, long earliestAfter) {
    this.visitorId = visitorId;
    this.slice = slice;
    this.cutter = cutter;
    this.earliestBefore = earliestBefore;
    this.earliestAfter = earliestAfter;
  }

  /** The visits that differ, by their start; {@code clicks} are all that are remembered now. */
  void compare(List<RememberedClick> clicks, Consumer<VisitChange> changes) {
    for (List<RememberedClick> stretch : cutter.stretches(clicks)) {
      List<RememberedClick> earlier =
          stretch.stream().filter(click -> click.slice() < slice).toList();
      if (earlier.size() < stretch.size() || earliestBefore != earliestAfter) {
        compare(visits(earlier, earliestBefore), visits(stretch, earliestAfter), changes);
      }
    }
  }

  private Map<Long, Visit> visits(List<RememberedClick> clicks, long earliest) {
    Map<Long, Visit> visits = new TreeMap<>();
    for (List<RememberedClick> stretch : cutter.stretches(clicks)) {
      cutter.cut(
          stretch,
          cut -> {
            long start = cut.get(0).occurredAt();
            visits.put(start, VisitBuilder.build(visitorId, cut, start == earliest));
          });
    }
    return visits;
  }

  private static void compare(
      Map<Long, Visit> before, Map<Long, Visit> after, Consumer<VisitChange> changes) {
    for (Visit old : before.values()) {
      if (!after.containsKey(old.startedAt())) {
        changes.accept(new VisitChange(old, null));
      }
    }
    for (Visit now : after.values()) {
      Visit old = before.get(now.startedAt());
      if (!now.equals(old)) {
        changes.accept(new VisitChange(old, now));
      }
    }
  }
}
