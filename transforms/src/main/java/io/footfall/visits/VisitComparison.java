package io.footfall.visits;

import io.footfall.model.Attendance;
import io.footfall.model.Enrichment;
import io.footfall.model.Finding;
import io.footfall.model.Reconsidered;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds the visits that a slice changed, by drawing them from the clicks without the slice and with
 * it. So late clicks that extend, fill or join visits give what the clicks give in any other order.
 * Finds, too, which of the clicks turn out to be a robot's: the slice's own ({@link #behaviourOf}),
 * and earlier ones that had passed for a person's.
 */
final class VisitComparison {

  private final String visitorId;
  private final long slice;
  private final VisitCutter cutter;
  private final long earliestBefore;
  private final long earliestAfter;

  /**
   * Of the stretches that a robot walked and the slice changed, by the time of their first click.
   */
  private final TreeMap<Long, Walked> walked = new TreeMap<>();

  private record Walked(long endMillis, String behaviour) {}

  VisitComparison(
      String visitorId, long slice, VisitCutter cutter, long earliestBefore, long earliestAfter) {
    this.visitorId = visitorId;
    this.slice = slice;
    this.cutter = cutter;
    this.earliestBefore = earliestBefore;
    this.earliestAfter = earliestAfter;
  }

  /**
   * The visits that differ, by their start, and then what that changes in when the visitor was
   * there; {@code clicks} are all that are remembered now.
   */
  void compare(List<RememberedClick> clicks, Consumer<Finding> findings) {
    AttendanceComparison attendance = new AttendanceComparison(this::drawUnchanged);
    for (List<RememberedClick> stretch : cutter.stretches(clicks)) {
      List<RememberedClick> earlier =
          stretch.stream().filter(click -> click.slice() < slice).toList();
      if (earlier.size() < stretch.size() || earliestBefore != earliestAfter) {
        String behaviour = cutter.behaviourOf(stretch);
        if (behaviour != null) {
          long end = stretch.get(stretch.size() - 1).occurredAt();
          walked.put(stretch.get(0).occurredAt(), new Walked(end, behaviour));
        }
        Map<Long, Visit> before = new TreeMap<>();
        for (List<RememberedClick> known : cutter.stretches(earlier)) {
          String knownBehaviour = cutter.behaviourOf(known);
          draw(known, earliestBefore, knownBehaviour, before);
          if (behaviour != null && knownBehaviour == null) {
            reconsider(known, behaviour, findings);
          }
        }
        Map<Long, Visit> after = new TreeMap<>();
        draw(stretch, earliestAfter, behaviour, after);
        compare(before, after, findings);
        attendance.addChanged(before.values(), after.values());
      } else {
        attendance.addUnchanged(stretch);
      }
    }
    Attendance changed = attendance.find();
    if (changed != null) {
      findings.accept(changed);
    }
  }

  /** What gives the robot away that made a click of the slice at that time; null for a person. */
  @Nullable String behaviourOf(long occurredAt) {
    Map.Entry<Long, Walked> stretch = walked.floorEntry(occurredAt);
    return stretch != null && occurredAt <= stretch.getValue().endMillis()
        ? stretch.getValue().behaviour()
        : null;
  }

  private void reconsider(
      List<RememberedClick> clicks, String behaviour, Consumer<Finding> findings) {
    for (RememberedClick click : clicks) {
      if (click.circumstances().botIndicator() == null) {
        findings.accept(
            new Reconsidered(
                click.facts(visitorId), click.storedId(), Enrichment.lateVerdict(behaviour)));
      }
    }
  }

  private Collection<Visit> drawUnchanged(List<RememberedClick> stretch) {
    Map<Long, Visit> visits = new TreeMap<>();
    draw(stretch, earliestAfter, cutter.behaviourOf(stretch), visits);
    return visits.values();
  }

  private void draw(
      List<RememberedClick> stretch,
      long earliest,
      @Nullable String behaviour,
      Map<Long, Visit> visits) {
    cutter.cut(
        stretch,
        cut -> {
          long start = cut.get(0).occurredAt();
          visits.put(start, VisitBuilder.build(visitorId, cut, start == earliest, behaviour));
        });
  }

  private static void compare(
      Map<Long, Visit> before, Map<Long, Visit> after, Consumer<Finding> findings) {
    for (Visit old : before.values()) {
      if (!after.containsKey(old.startedAt())) {
        findings.accept(new VisitChange(old, null));
      }
    }
    for (Visit now : after.values()) {
      Visit old = before.get(now.startedAt());
      if (!now.equals(old)) {
        findings.accept(new VisitChange(old, now));
      }
    }
  }
}
