package io.footfall.visits;

import io.footfall.model.Attendance;
import io.footfall.model.Visit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * When visitors were there in a time of whole days, counted again. Come in: the visits that have a
 * click in that time, those of a visitor in their order, as {@link VisitRedrawer} hands them out.
 * Goes out: for each visitor all of it at once, with nothing before. Holds the minutes in which
 * visitors were there, of all who were.
 */
public final class AttendanceBook {

  private final long fromMillis;
  private final long toMillis;
  private final Map<String, Presences> presences = new LinkedHashMap<>();

  private AttendanceBook(long fromMillis, long toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
  }

  /**
   * Of that time, and nothing that visits show before or after it.
   *
   * @param fromMillis the start of a day (UTC), inclusive
   * @param toMillis the start of a day, exclusive
   */
  public static AttendanceBook between(long fromMillis, long toMillis) {
    return new AttendanceBook(fromMillis, toMillis);
  }

  public void add(Visit visit) {
    presences
        .computeIfAbsent(visit.visitorId(), unused -> new Presences(fromMillis, toMillis))
        .add(visit);
  }

  /** Hands out who was there. */
  public void forEach(Consumer<Attendance> attendances) {
    for (Presences visitor : presences.values()) {
      if (!visitor.isEmpty()) {
        attendances.accept(new Attendance(List.of(), visitor.toList()));
      }
    }
  }
}
