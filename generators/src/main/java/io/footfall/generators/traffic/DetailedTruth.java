package io.footfall.generators.traffic;

import io.footfall.model.Click;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stored clicks of a finite run amount to, worked out the plain way: visits with start and
 * end, views by minute and URL. Holds a number a click, so it is for tests and bounded runs.
 */
public final class DetailedTruth {

  private static final long VISIT_GAP_MILLIS = 30 * 60_000L;

  /** A visit: a visitor's clicks without half an hour of silence between any two. */
  public record TrueVisit(String visitorId, long startedAt, long endedAt, int clicks) {}

  /** What views are counted by. */
  public record MinuteAndUrl(long minuteMillis, String url) {}

  private final Map<String, List<Long>> timesByVisitor = new HashMap<>();
  private final Map<MinuteAndUrl, Long> views = new HashMap<>();

  /**
   * Takes in a record; only those to be stored matter, and a robot that says it is one views
   * nothing.
   */
  public void add(SentRecord record) {
    if (!record.isToBeStored()) {
      return;
    }
    Click click = record.click();
    timesByVisitor
        .computeIfAbsent(click.visitorId(), visitor -> new ArrayList<>())
        .add(click.occurredAt());
    if (click.eventType().isView() && !record.isDeclaredRobots()) {
      long minute = Math.floorDiv(click.occurredAt(), 60_000L) * 60_000L;
      views.merge(new MinuteAndUrl(minute, click.page().url()), 1L, Long::sum);
    }
  }

  public Map<MinuteAndUrl, Long> viewsByMinuteAndUrl() {
    return Map.copyOf(views);
  }

  /** All visits, by visitor and time. */
  public List<TrueVisit> visits() {
    List<TrueVisit> visits = new ArrayList<>();
    timesByVisitor.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> addVisits(entry.getKey(), entry.getValue(), visits));
    return visits;
  }

  private static void addVisits(String visitorId, List<Long> unsorted, List<TrueVisit> visits) {
    long[] times = unsorted.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(times);
    int first = 0;
    for (int i = 1; i <= times.length; i++) {
      if (i == times.length || times[i] - times[i - 1] >= VISIT_GAP_MILLIS) {
        visits.add(new TrueVisit(visitorId, times[first], times[i - 1], i - first));
        first = i;
      }
    }
  }
}
