package io.footfall.visits;

import io.footfall.model.Attendance;
import io.footfall.model.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Finds what a slice changed in when its visitor was there. Come in, in the order of time: his
 * stretches, those that changed as the visits before and after. The others are drawn only where
 * something did change and they are of the same day: most slices go on with a visit that is alone
 * on its day, or within a minute that it had.
 */
final class AttendanceComparison {

  private final Function<List<RememberedClick>, Collection<Visit>> drawing;
  private final List<Stretch> stretches = new ArrayList<>();

  /** The clicks of what stayed as it was, or else the visits before and after. */
  private record Stretch(
      List<RememberedClick> unchanged, Collection<Visit> before, Collection<Visit> after) {

    boolean isUnchangedOnAny(Set<Long> days) {
      if (unchanged.isEmpty()) {
        return false;
      }
      long last = unchanged.get(unchanged.size() - 1).occurredAt();
      for (long day = Attendance.dayOf(unchanged.get(0).occurredAt());
          day <= last;
          day += Attendance.DAY_MILLIS) {
        if (days.contains(day)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * For the stretches of one visitor.
   *
   * @param drawing gives the visits of a stretch that stayed as it was
   */
  AttendanceComparison(Function<List<RememberedClick>, Collection<Visit>> drawing) {
    this.drawing = drawing;
  }

  void addChanged(Collection<Visit> before, Collection<Visit> after) {
    stretches.add(new Stretch(List.of(), before, after));
  }

  void addUnchanged(List<RememberedClick> stretch) {
    stretches.add(new Stretch(stretch, List.of(), List.of()));
  }

  /** The difference, whole for each day that is concerned; null where there is none. */
  @Nullable Attendance find() {
    Presences before = new Presences();
    Presences after = new Presences();
    for (Stretch stretch : stretches) {
      stretch.before().forEach(before::add);
      stretch.after().forEach(after::add);
    }
    if (before.isSameAs(after)) {
      return null;
    }
    Set<Long> days = before.days();
    days.addAll(after.days());
    if (stretches.stream().noneMatch(stretch -> stretch.isUnchangedOnAny(days))) {
      return new Attendance(before.toList(), after.toList());
    }
    return findWithUnchanged(days);
  }

  /** Gathered anew, as what stayed as it was lies between what changed. */
  private Attendance findWithUnchanged(Set<Long> days) {
    Presences before = new Presences();
    Presences after = new Presences();
    for (Stretch stretch : stretches) {
      stretch.before().forEach(before::add);
      stretch.after().forEach(after::add);
      if (stretch.isUnchangedOnAny(days)) {
        Collection<Visit> visits = drawing.apply(stretch.unchanged());
        visits.forEach(before::add);
        visits.forEach(after::add);
      }
    }
    return new Attendance(before.toList(), after.toList());
  }
}
