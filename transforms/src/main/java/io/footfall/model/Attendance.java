package io.footfall.model;

import java.util.List;

/**
 * When one visitor was there before a slice and after it, by what had brought him; told of those
 * whom the slice changes in that. It is whole for every day (UTC) that something changed on: what
 * his other visits of that day have is in both. So whoever counts him once for a minute, an hour or
 * a day can tell from it alone in which he is new, and in which he no longer is.
 *
 * @param before each source once; empty where he was not known
 * @param after the same
 */
public record Attendance(List<Presence> before, List<Presence> after) implements Finding {

  public static final long DAY_MILLIS = 86_400_000;

  public Attendance {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /** The start of the day, the longest time for which anybody is counted once. */
  public static long dayOf(long momentMillis) {
    return Math.floorDiv(momentMillis, DAY_MILLIS) * DAY_MILLIS;
  }
}
