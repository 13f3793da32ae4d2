package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Audience;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKind;
import io.footfall.figures.SegmentName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Locale;

/**
 * A figure as a document:
 *
 * <pre>{@code
 * {"source": "clicks/footfall", "kind": "page", "grain": "minute", "at": "2026-03-01T10:15:00Z",
 *  "name": "https://shop.example/p/42", "views": 12, "dwells": 7,
 *  "median_millis": 8100, "p90_millis": 31000, "visitors": 9}
 * }</pre>
 *
 * The name of a segment's figure is taken apart: {@code "country": "DE", "device": "mobile",
 * "channel": "Email", "of": "page", "name": "https://shop.example/"}; so is an audience's: {@code
 * "by": "country|device", "country": "DE", "device": "mobile"}. A measure that is 0 is left out,
 * and so are an empty name and the durations of what has none. The id is a hash of the source and
 * the figure's key, so writing a figure again replaces its document; the document comes of the
 * figure alone, so it can be written again from what is stored.
 */
record FigureDocument(String index, String id, String json) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static FigureDocument of(ElasticsearchSettings settings, String source, Figure figure) {
    FigureKey key = figure.key();
    String at = timeOf(key.startMillis());
    String grain = key.grain().name().toLowerCase(Locale.ROOT);
    ObjectNode document =
        JSON.createObjectNode()
            .put("source", source)
            .put("kind", key.kind().wireName())
            .put("grain", grain)
            .put("at", at);
    putName(key, document);
    FigureFields.of(figure.tally()).forEach(document::put);
    String id = hash(String.join("\n", source, key.kind().wireName(), grain, at, key.name()));
    return new FigureDocument(settings.indexOf(key.kind()), id, document.toString());
  }

  /** The name that the document's figure has in its key. */
  static String nameOf(JsonNode document) {
    String name = document.path("name").asText();
    Audience audience =
        new Audience(
            document.path("country").asText(null),
            document.path("device").asText(null),
            document.path("channel").asText(null));
    if (document.has("of")) {
      FigureKind of = FigureKind.ofWireName(document.path("of").asText());
      return new SegmentName(audience, of, name).toString();
    }
    return document.has("by") ? audience.toString() : name;
  }

  private static void putName(FigureKey key, ObjectNode document) {
    if (key.kind() == FigureKind.SEGMENT) {
      SegmentName name = SegmentName.parse(key.name());
      putAudience(name.audience(), document);
      document.put("of", name.of().wireName()).put("name", name.name());
    } else if (key.kind() == FigureKind.AUDIENCE) {
      Audience audience = Audience.parse(key.name());
      putAudience(audience, document);
      document.put("by", Audience.by(audience.kinds()));
    } else if (!key.name().isEmpty()) {
      document.put("name", key.name());
    }
  }

  private static void putAudience(Audience audience, ObjectNode document) {
    for (FigureKind kind : audience.kinds()) {
      document.put(kind.wireName(), audience.part(kind));
    }
  }

  /** A moment as documents have it: {@code 2026-03-01T10:15:00Z}. */
  static String timeOf(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The two lines that write it by the bulk API. */
  String bulkLines() {
    ObjectNode action = JSON.createObjectNode();
    action.putObject("index").put("_index", index).put("_id", id);
    return action + "\n" + json + "\n";
  }

  /**
   * The same, but what is there stays where its version is higher. A version is any number that
   * does not fall from one document of the figure to the next.
   */
  String bulkLines(long version) {
    ObjectNode action = JSON.createObjectNode();
    action
        .putObject("index")
        .put("_index", index)
        .put("_id", id)
        .put("version", version)
        .put("version_type", "external_gte");
    return action + "\n" + json + "\n";
  }

  /** 128 bits: two of a billion figures meet with a chance of one in 10^20. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 22);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256", missing);
    }
  }
}
