package io.footfall.web.load;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Bodies of requests, as a tracker writes them. */
public final class SampleBatches {

  private SampleBatches() {}

  /** A batch of page views with these ids. */
  public static String of(List<UUID> ids) {
    long now = System.currentTimeMillis();
    return ids.stream()
        .map(id -> view(id, now))
        .collect(Collectors.joining(",", "{\"sent_at\":" + now + ",\"clicks\":[", "]}"));
  }

  private static String view(UUID id, long now) {
    return """
        {"schema_version":1,"event_id":"%s","event_type":"page_view","occurred_at":%d,"visitor_id":"v-%d",\
        "page":{"url":"https://shop.example/p/42","title":"Alder Runner","referrer":"https://shop.example/"},\
        "screen":"1920x1080","consent":{"analytics":true,"marketing":false}}"""
        .formatted(id, now, Math.floorMod(id.hashCode(), 1000));
  }
}
