package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.figures.Measure;
import io.footfall.figures.Tally;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be read from a tally, as the fields of a document: {@code views}, {@code median_millis},
 * {@code visitors}. A measure that is 0 is left out, and so are the durations of what has none;
 * visitors never are, however they are counted.
 */
public final class FigureFields {

  private static final String MEDIAN = "median_millis";
  private static final String MOST = "p90_millis";

  private FigureFields() {}

  /** The tally's fields. */
  public static Map<String, Long> of(Tally tally) {
    Map<String, Long> fields = new LinkedHashMap<>();
    tally.sumsByMeasure().forEach((measure, sum) -> fields.put(measure.wireName(), sum));
    tally.durationPercentile(0.5).ifPresent(half -> fields.put(MEDIAN, half));
    tally.durationPercentile(0.9).ifPresent(most -> fields.put(MOST, most));
    fields.put(Measure.VISITORS.wireName(), tally.visitors());
    return fields;
  }

  /** Those of a document. */
  static Map<String, Long> of(JsonNode document) {
    Map<String, Long> fields = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      add(document, measure.wireName(), fields);
    }
    add(document, MEDIAN, fields);
    add(document, MOST, fields);
    return fields;
  }

  private static void add(JsonNode document, String name, Map<String, Long> fields) {
    if (document.has(name)) {
      fields.put(name, document.get(name).asLong());
    }
  }
}
