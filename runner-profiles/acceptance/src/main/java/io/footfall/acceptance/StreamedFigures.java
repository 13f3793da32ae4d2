package io.footfall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.generators.traffic.DetailedTruth.MinuteAndUrl;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import io.footfall.pipelines.kafka.TopicReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a stream has brought so far: views into Elasticsearch, and rejects into their topic. */
final class StreamedFigures {

  private final ClickstreamSettings settings;
  private final String source;
  private final IndexedFigures indexed;

  StreamedFigures(ClickstreamSettings settings) {
    this.settings = settings;
    this.source = settings.source() + "/stream";
    this.indexed = IndexedFigures.of(settings.elasticsearch());
  }

  /** Views of pages by that grain. */
  Map<MinuteAndUrl, Long> views(Grain grain) throws InterruptedException {
    indexed.refresh();
    Map<MinuteAndUrl, Long> found = new HashMap<>();
    indexed
        .read(source, FigureKind.PAGE, grain, 0, System.currentTimeMillis())
        .forEach(
            (key, fields) -> {
              long viewed = fields.getOrDefault("views", 0L);
              if (viewed > 0) {
                found.put(new MinuteAndUrl(key.startMillis(), key.name()), viewed);
              }
            });
    return found;
  }

  /** Rejects by key: what is read again is rejected again, under the same key. */
  long rejects() {
    Set<String> keys = new HashSet<>();
    TopicReader.read(
        settings.kafka(),
        settings.rejectsTopic(),
        record -> keys.add(new String(record.key(), UTF_8)));
    return keys.size();
  }
}
