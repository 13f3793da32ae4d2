package io.footfall.dashboard.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Audience;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.SegmentName;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** A figure, and the document that the pipeline makes of it. */
public record TestFigure(
    FigureKind kind, Grain grain, Instant at, String name, Map<String, Long> sums) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String id() {
    return String.join("|", grain.name(), at.toString(), name);
  }

  String document() {
    ObjectNode document =
        JSON.createObjectNode()
            .put("source", "clicks/footfall")
            .put("kind", kind.wireName())
            .put("grain", grain.name().toLowerCase(Locale.ROOT))
            .put("at", at.toString());
    if (kind == FigureKind.SEGMENT) {
      SegmentName parts = SegmentName.parse(name);
      put(parts.audience(), document);
      document.put("of", parts.of().wireName()).put("name", parts.name());
    } else if (kind == FigureKind.AUDIENCE) {
      Audience audience = Audience.parse(name);
      put(audience, document);
      document.put("by", Audience.by(audience.kinds()));
    } else if (!name.isEmpty()) {
      document.put("name", name);
    }
    sums.forEach(document::put);
    return document.toString();
  }

  private static void put(Audience audience, ObjectNode document) {
    audience.kinds().forEach(kind -> document.put(kind.wireName(), audience.part(kind)));
  }
}
