package io.footfall.visits;

import io.footfall.model.Attendance;
import io.footfall.model.PageStay;
import io.footfall.model.Presence;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When one visitor was there, gathered from his visits in the order of time. A robot's visits and
 * those of which nobody knows what brought them are left out, as no figure has a name for them.
 */
final class Presences {

  private final Map<TrafficSource, List<Long>> minutesBySource = new LinkedHashMap<>();
  private final long fromMillis;
  private final long toMillis;

  /** At any time. */
  Presences() {
    this(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** In that time only: from the first moment to before the second. */
  Presences(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  void add(Visit visit) {
    if (visit.isBot() || visit.source() == null) {
      return;
    }
    add(visit.source(), visit.startedAt());
    for (PageStay stay : visit.stays()) {
      add(visit.source(), stay.startedAt());
    }
  }

  /** Visits don't overlap, so what comes later is later. */
  private void add(TrafficSource source, long moment) {
    if (moment < fromMillis || moment >= toMillis) {
      return;
    }
    List<Long> minutes = minutesBySource.computeIfAbsent(source, unused -> new ArrayList<>());
    long minute = Presence.minuteOf(moment);
    if (minutes.isEmpty() || minutes.get(minutes.size() - 1) < minute) {
      minutes.add(minute);
    }
  }

  boolean isEmpty() {
    return minutesBySource.isEmpty();
  }

  /** Whether he was there in the same minutes by the same sources. */
  boolean isSameAs(Presences other) {
    return minutesBySource.equals(other.minutesBySource);
  }

  Set<Long> days() {
    Set<Long> days = new HashSet<>();
    minutesBySource
        .values()
        .forEach(minutes -> minutes.forEach(minute -> days.add(Attendance.dayOf(minute))));
    return days;
  }

  List<Presence> toList() {
    List<Presence> presences = new ArrayList<>(minutesBySource.size());
    minutesBySource.forEach((source, minutes) -> presences.add(new Presence(source, minutes)));
    return presences;
  }
}
