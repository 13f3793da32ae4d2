package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Attendance;
import io.footfall.model.Presence;
import io.footfall.model.TrafficSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts a visitor once in each minute, hour and day that he was there in, under every name that
 * what brought him has: put on where he is new, taken off where a late click (or a verdict on a
 * robot) has it that he was not there by that name. No sketch could do that, and none is needed: he
 * is known, and what is remembered of him says when he was there before.
 */
final class AttendanceFigures implements FigureRule<Attendance> {

  @Override
  public void count(Attendance attendance, FigureSheet sheet) {
    for (Breakdown<TrafficSource> breakdown : VisitFigures.OF_SOURCES) {
      FigureKind kind = breakdown.kind();
      if (sheet.counts(kind)) {
        Map<String, List<Long>> before = minutesByName(attendance.before(), breakdown);
        Map<String, List<Long>> after = minutesByName(attendance.after(), breakdown);
        after.forEach(
            (name, minutes) -> count(1, kind, name, minutes, minutesOf(name, before), sheet));
        before.forEach(
            (name, minutes) -> count(-1, kind, name, minutes, minutesOf(name, after), sheet));
      }
    }
  }

  private static Map<String, List<Long>> minutesByName(
      List<Presence> presences, Breakdown<TrafficSource> breakdown) {
    Map<String, List<Long>> minutesByName = new HashMap<>();
    for (Presence presence : presences) {
      String name = breakdown.name().apply(presence.source());
      if (name != null) {
        minutesByName.merge(FigureSheet.cut(name), presence.minutes(), AttendanceFigures::merged);
      }
    }
    return minutesByName;
  }

  private static List<Long> merged(List<Long> one, List<Long> other) {
    List<Long> merged = new ArrayList<>(one);
    merged.addAll(other);
    Collections.sort(merged);
    return merged;
  }

  private static List<Long> minutesOf(String name, Map<String, List<Long>> minutesByName) {
    return minutesByName.getOrDefault(name, List.of());
  }

  /** Counts him where some of the minutes lie, and none of the others. */
  private static void count(
      int sign,
      FigureKind kind,
      String name,
      List<Long> minutes,
      List<Long> others,
      FigureSheet sheet) {
    count(sign, kind, kind.finest(), name, minutes, others, sheet);
    for (Grain longer : kind.coarser()) {
      count(sign, kind, longer, name, minutes, others, sheet);
    }
  }

  private static void count(
      int sign,
      FigureKind kind,
      Grain grain,
      String name,
      List<Long> minutes,
      List<Long> others,
      FigureSheet sheet) {
    long countedTo = Long.MIN_VALUE;
    for (long minute : minutes) {
      if (minute >= countedTo) {
        long start = grain.startOf(minute);
        countedTo = start + grain.millis();
        if (!isAnyWithin(start, countedTo, others)) {
          sheet.at(new FigureKey(kind, grain, start, name)).add(Measure.VISITORS, sign);
        }
      }
    }
  }

  private static boolean isAnyWithin(long from, long to, List<Long> minutes) {
    int index = Collections.binarySearch(minutes, from);
    int first = index < 0 ? -index - 1 : index;
    return first < minutes.size() && minutes.get(first) < to;
  }
}
