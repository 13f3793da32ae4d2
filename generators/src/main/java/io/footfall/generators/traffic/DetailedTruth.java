package io.footfall.generators.traffic;

import io.footfall.generators.traffic.RobotRules.View;
import io.footfall.model.Click;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What the stored clicks of a finite run amount to, worked out the plain way: visits with start and
 * end, people's views by minute and URL. Holds every click, lightly, so it is for tests and bounded
 * runs.
 */
public final class DetailedTruth {

  private static final long VISIT_GAP_MILLIS = 30 * 60_000L;

  /** A visit: a visitor's clicks without half an hour of silence between any two. */
  public record TrueVisit(String visitorId, long startedAt, long endedAt, int clicks) {}

  /** What views are counted by. */
  public record MinuteAndUrl(long minuteMillis, String url) {}

  /**
   * @param viewedUrl null where nothing was viewed that counts
   */
  private record Seen(long at, @Nullable String viewedUrl) {}

  private final Map<String, List<Seen>> clicksByVisitor = new HashMap<>();

  /** Takes in a record; only those to be stored matter. */
  public void add(SentRecord record) {
    if (!record.isToBeStored()) {
      return;
    }
    Click click = record.click();
    boolean counts = click.eventType().isView() && !record.isDeclaredRobots();
    clicksByVisitor
        .computeIfAbsent(click.visitorId(), visitor -> new ArrayList<>())
        .add(new Seen(click.occurredAt(), counts ? click.page().url() : null));
  }

  /** Views, but those of robots, be it that they say what they are or that they show it. */
  public Map<MinuteAndUrl, Long> viewsByMinuteAndUrl() {
    Map<MinuteAndUrl, Long> views = new HashMap<>();
    for (List<Seen> clicks : clicksByVisitor.values()) {
      for (List<Seen> visit : cut(clicks)) {
        List<View> viewed =
            visit.stream()
                .filter(seen -> seen.viewedUrl() != null)
                .map(seen -> new View(seen.at(), seen.viewedUrl()))
                .toList();
        if (!RobotRules.holdFor(viewed)) {
          viewed.forEach(view -> views.merge(minuteAndUrl(view), 1L, Long::sum));
        }
      }
    }
    return views;
  }

  /** All visits, by visitor and time. */
  public List<TrueVisit> visits() {
    List<TrueVisit> visits = new ArrayList<>();
    clicksByVisitor.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                cut(entry.getValue())
                    .forEach(
                        visit ->
                            visits.add(
                                new TrueVisit(
                                    entry.getKey(),
                                    visit.get(0).at(),
                                    visit.get(visit.size() - 1).at(),
                                    visit.size()))));
    return visits;
  }

  private static MinuteAndUrl minuteAndUrl(View view) {
    return new MinuteAndUrl(Math.floorDiv(view.at(), 60_000L) * 60_000L, view.url());
  }

  private static List<List<Seen>> cut(List<Seen> unsorted) {
    List<Seen> clicks = new ArrayList<>(unsorted);
    clicks.sort(Comparator.comparingLong(Seen::at));
    List<List<Seen>> visits = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= clicks.size(); i++) {
      if (i == clicks.size() || clicks.get(i).at() - clicks.get(i - 1).at() >= VISIT_GAP_MILLIS) {
        visits.add(clicks.subList(first, i));
        first = i;
      }
    }
    return visits;
  }
}
