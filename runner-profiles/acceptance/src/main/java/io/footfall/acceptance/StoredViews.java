package io.footfall.acceptance;

import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.FigureStore;
import io.footfall.figures.Measure;
import io.footfall.generators.traffic.DetailedTruth.MinuteAndUrl;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the figures of pages in Cassandra say, as the generator's truth would say it. */
final class StoredViews {

  private StoredViews() {}

  /** Views by minute and URL, of those wanted. */
  static Map<MinuteAndUrl, Long> of(ClickstreamSettings settings, Set<MinuteAndUrl> wanted) {
    Slice reader =
        new Slice(settings.source(), 1, 0, List.of(new SliceRange(settings.topic(), 0, 0, 1)));
    List<FigureKey> keys =
        wanted.stream()
            .map(key -> new FigureKey(FigureKind.PAGE, Grain.MINUTE, key.minuteMillis(), key.url()))
            .toList();
    Map<MinuteAndUrl, Long> views = new HashMap<>();
    try (FigureStore.Session session = settings.figureStore().open(reader)) {
      session.load(keys).values().stream()
          .flatMap(stored -> stored.row().figures().stream())
          .forEach(figure -> add(figure, views));
    }
    return views;
  }

  private static void add(Figure figure, Map<MinuteAndUrl, Long> views) {
    FigureKey key = figure.key();
    views.put(new MinuteAndUrl(key.startMillis(), key.name()), figure.tally().sum(Measure.VIEWS));
  }
}
