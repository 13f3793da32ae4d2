package io.footfall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Records made to break whoever reads them: too large, too deep, not text, and clicks each part of
 * which is as large or as strange as a record may be. Each must come to one outcome, whichever.
 */
final class Poison {

  private static final int NOISE = 200;

  private final Random random;
  private final long now;

  Poison(long seed, long nowMillis) {
    this.random = new Random(seed);
    this.now = nowMillis;
  }

  /** The values of all of them. */
  List<byte @Nullable []> values() {
    List<byte @Nullable []> values = new ArrayList<>();
    values.add(null);
    values.add(new byte[0]);
    values.add("{".repeat(60_000).getBytes(UTF_8));
    values.add(("{\"a\":" + "[".repeat(60_000)).getBytes(UTF_8));
    values.add("x".repeat(900_000).getBytes(UTF_8));
    for (int i = 0; i < NOISE; i++) {
      byte[] noise = new byte[random.nextInt(2_000)];
      random.nextBytes(noise);
      values.add(noise);
    }
    String large = "y".repeat(60_000);
    values.add(click("v", "https://shop.example/" + large, ""));
    values.add(click("v", "https://shop.example/?q=" + large, ""));
    values.add(click("v", "https://" + large + ".example/", ""));
    values.add(click(large, "https://shop.example/", ""));
    values.add(click("v", "https://shop.example/", ",\"extra\":\"" + large + "\""));
    values.add(click("v", "https://shop.example/", ",\"search_term\":\"" + large + "\""));
    values.add(click("v", "https://shop.example/", ",\"campaign\":{\"source\":\"" + large + "\"}"));
    values.add(click("v", "https://shop.example/\\u0000\\ud800", ""));
    values.add(click("v", "https://shop.example/%00%ff%%%", ""));
    values.add(click("v", "https://shop.example/", ",\"order\":{\"total_minor\":1e999}"));
    return values;
  }

  private byte[] click(String visitor, String url, String more) {
    return """
        {"schema_version":1,"event_id":"%s","event_type":"page_view","occurred_at":%d,"sent_at":%d,\
        "received_at":%d,"visitor_id":"%s","page":{"url":"%s"},"user_agent":"Mozilla/5.0",\
        "consent":{"analytics":true,"marketing":false}%s}"""
        .formatted(
            new UUID(random.nextLong(), random.nextLong()), now, now, now, visitor, url, more)
        .getBytes(UTF_8);
  }
}
