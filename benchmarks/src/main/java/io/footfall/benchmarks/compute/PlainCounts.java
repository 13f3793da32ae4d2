package io.footfall.benchmarks.compute;

import io.footfall.model.Click;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.Union;

/**
 * What a thread of the plain loop counts, in HashMaps; a visitor's clicks all come to one thread.
 */
final class PlainCounts {

  private static final long MINUTE_MILLIS = 60_000;
  private static final long SILENCE_MILLIS = 30 * MINUTE_MILLIS;
  private static final int LOG_2_OF_REGISTERS = 12;

  private final boolean followsVisitors;
  private final boolean countsPages;
  private final Map<PageMinute, Counts> pages = new HashMap<>();
  private final Set<UUID> seen = new HashSet<>();
  private final Map<String, TreeSet<Long>> clicksByVisitor = new HashMap<>();
  private long stored;
  private long visits;

  private record PageMinute(String url, long minute) {}

  private static final class Counts {
    private final Union visitors = new Union(LOG_2_OF_REGISTERS);
    private long views;
  }

  PlainCounts(Workload workload) {
    this.followsVisitors = workload.followsVisitors();
    this.countsPages = workload.countsPages();
  }

  void add(Click click) {
    if (followsVisitors) {
      if (!seen.add(click.eventId())) {
        return;
      }
      clicksByVisitor
          .computeIfAbsent(click.visitorId(), visitor -> new TreeSet<>())
          .add(click.occurredAt());
    }
    stored++;
    if (countsPages && click.page() != null) {
      Counts page =
          pages.computeIfAbsent(
              new PageMinute(
                  click.page().figureName(), Math.floorDiv(click.occurredAt(), MINUTE_MILLIS)),
              key -> new Counts());
      page.visitors.update(click.visitorId());
      page.views += click.eventType().isView() ? 1 : 0;
    }
  }

  /** Takes in what another thread counted. */
  void add(PlainCounts other) {
    stored += other.stored;
    visits += other.countVisits();
    other.pages.forEach(
        (key, theirs) -> {
          Counts ours = pages.computeIfAbsent(key, missing -> new Counts());
          ours.views += theirs.views;
          HllSketch visitors = theirs.visitors.getResult();
          ours.visitors.update(visitors);
        });
  }

  ComputeResult result() {
    Map<String, Long> exact = new HashMap<>();
    exact.put("stored", stored);
    if (countsPages) {
      exact.put("pageMinutes", (long) pages.size());
      exact.put("views", pages.values().stream().mapToLong(page -> page.views).sum());
    }
    if (followsVisitors) {
      exact.put("visits", visits);
    }
    return new ComputeResult(
        exact, pages.values().stream().mapToDouble(page -> page.visitors.getEstimate()).sum());
  }

  private long countVisits() {
    long count = 0;
    for (TreeSet<Long> clicks : clicksByVisitor.values()) {
      long last = Long.MIN_VALUE / 2;
      for (long click : clicks) {
        count += click - last > SILENCE_MILLIS ? 1 : 0;
        last = click;
      }
    }
    return count;
  }
}
