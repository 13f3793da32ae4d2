package io.footfall.acceptance;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a tracker posts to the collector. */
final class TrackerBatch {

  private TrackerBatch() {}

  /** So many views, of a visitor each. */
  static String of(int views) {
    long now = System.currentTimeMillis();
    return IntStream.range(0, views)
        .mapToObj(
            i ->
                """
                {"schema_version":1,"event_id":"%s","event_type":"page_view","occurred_at":%d,\
                "visitor_id":"visitor-%d","page":{"url":"https://shop.example/"},\
                "consent":{"analytics":true,"marketing":false}}"""
                    .formatted(UUID.randomUUID(), now, i))
        .collect(Collectors.joining(",", "{\"sent_at\":" + now + ",\"clicks\":[", "]}"));
  }
}
