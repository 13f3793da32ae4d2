package io.footfall.dashboard.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.footfall.dashboard.query.FigureReport;
import io.footfall.dashboard.query.Segment;
import io.footfall.dashboard.query.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** Computes a report once for all pages that look at the same figures of the same revision. */
public final class ReportCache {

  private static final int MOST_REPORTS = 100;
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final FigureReport figures;
  private final Cache<Key, String> reports =
      Caffeine.newBuilder().maximumSize(MOST_REPORTS).expireAfterWrite(KEPT).build();

  private ReportCache(FigureReport figures) {
    this.figures = figures;
  }

  public static ReportCache of(FigureReport figures) {
    return new ReportCache(figures);
  }

  /** The report as JSON; without a revision, which changes by the minute, it is computed anew. */
  public String get(TimeRange range, Segment segment, Instant now, String revision) {
    return revision.isEmpty()
        ? figures.of(range, segment, now).toString()
        : reports.get(
            new Key(range, segment, revision), key -> figures.of(range, segment, now).toString());
  }

  private record Key(TimeRange range, Segment segment, String revision) {}
}
