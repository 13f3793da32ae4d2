package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Audience;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.model.RejectReason;
import io.footfall.model.Remark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the page shows of a range and a segment, in one request to Elasticsearch. Only what the
 * pipeline came to is everyone's whatever the segment, as a record that is rejected has none; the
 * page says so beside it.
 */
public final class FigureReport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CAMPAIGNS = 20;
  private static final List<String> OUTCOMES =
      Stream.concat(
              Stream.of("stored", "duplicate"),
              Stream.of(RejectReason.values()).map(reason -> "rejected." + reason.wireName()))
          .toList();

  /** Remarks stand beside the outcomes in the ledger. */
  private static final int REMARKS = Remark.Subject.values().length;

  private final FigureIndex index;

  private FigureReport(FigureIndex index) {
    this.index = index;
  }

  public static FigureReport of(FigureIndex index) {
    return new FigureReport(index);
  }

  /**
   * {@code {"range":{..},"segment":{"country":"DE","countsVisitors":true},
   * "series":[{"at":..,"views":..}],"previous":[..],"hours":[..],"minutes":[..],"outcomes":{..},"names":{"country":["DE",..]},
   * "breakdowns":{"page":{"from":..,"to":..,"rows":[{"name":..,"before":{..}}]}},
   * "offers":[{"name":..,"sent":..}]}}.
   *
   * <p>The minutes are the present one and those before it, as the range may lie long ago.
   *
   * @throws FiguresUnavailableException when Elasticsearch does not answer, or refuses
   */
  public ObjectNode of(TimeRange range, Segment segment, Instant now) {
    List<FigureSearch> searches = new ArrayList<>();
    searches.add(FigureSearch.series(segment, range));
    searches.add(FigureSearch.series(segment, range.previous()));
    searches.add(FigureSearch.series(segment, range.lastDayByHour()));
    searches.add(FigureSearch.series(segment, TimeRange.present(now)));
    searches.add(FigureSearch.outcomes(range, OUTCOMES.size() + REMARKS));
    searches.add(FigureSearch.offers(range, MOST_CAMPAIGNS));
    for (Breakdown breakdown : Breakdown.values()) {
      searches.add(breakdown.in(range, segment));
    }
    List<Breakdown> choices = choices();
    for (Breakdown choice : choices) {
      searches.add(choice.in(range, Segment.everyone()));
    }
    Iterator<JsonNode> answers = index.ask(searches).iterator();
    ObjectNode report = JSON.createObjectNode();
    report.set("range", json(range));
    report.set("segment", json(segment));
    report.set("series", series(answers.next()));
    report.set("previous", series(answers.next()));
    report.set("hours", series(answers.next()));
    report.set("minutes", series(answers.next()));
    report.set("outcomes", outcomes(answers.next()));
    report.set("offers", offers(answers.next()));
    ObjectNode breakdowns = report.putObject("breakdowns");
    for (Breakdown breakdown : Breakdown.values()) {
      ObjectNode one = breakdowns.putObject(breakdown.kind().wireName());
      one.setAll(json(breakdown.reachIn(range, segment)));
      one.set("rows", rows(breakdown, answers.next()));
    }
    ObjectNode names = report.putObject("names");
    for (Breakdown choice : choices) {
      ArrayNode those = names.putArray(choice.kind().wireName());
      buckets(answers.next()).forEach(bucket -> those.add(bucket.path("key").asText()));
    }
    return report;
  }

  /** Those by which a segment can be chosen. */
  private static List<Breakdown> choices() {
    return Stream.of(Breakdown.values())
        .filter(breakdown -> Audience.PARTS.contains(breakdown.kind()))
        .toList();
  }

  private static ObjectNode json(Segment segment) {
    ObjectNode parts = JSON.createObjectNode();
    for (FigureKind kind : segment.kinds()) {
      parts.put(kind.wireName(), segment.part(kind));
    }
    return parts.put("countsVisitors", segment.countsVisitors());
  }

  private static ObjectNode json(TimeRange range) {
    return JSON.createObjectNode()
        .put("from", range.from().toString())
        .put("to", range.to().toString())
        .put("grain", range.grainName());
  }

  static ArrayNode series(JsonNode answer) {
    ArrayNode series = JSON.createArrayNode();
    for (JsonNode bucket : answer.at("/aggregations/" + FigureSearch.PIECES + "/buckets")) {
      ObjectNode piece = series.addObject().put("at", bucket.path("key").asLong());
      for (Measure measure : Measure.values()) {
        piece.put(measure.wireName(), value(bucket, measure.wireName()));
      }
      piece.put("median_millis", value(bucket, "median_millis"));
    }
    return series;
  }

  private static ArrayNode rows(Breakdown breakdown, JsonNode answer) {
    ArrayNode rows = JSON.createArrayNode();
    for (JsonNode bucket : buckets(answer)) {
      JsonNode now = bucket.path(FigureSearch.NOW);
      if (now.path("doc_count").asLong() > 0) {
        ObjectNode row = rows.addObject().put("name", bucket.path("key").asText());
        put(breakdown, now, row);
        put(breakdown, bucket.path(FigureSearch.BEFORE), row.putObject(FigureSearch.BEFORE));
      }
    }
    return rows;
  }

  private static void put(Breakdown breakdown, JsonNode sums, ObjectNode row) {
    for (Measure measure : breakdown.measures()) {
      row.put(measure.wireName(), value(sums, measure.wireName()));
    }
  }

  private static JsonNode buckets(JsonNode answer) {
    return answer.at("/aggregations/" + FigureSearch.NAMES + "/buckets");
  }

  private static ArrayNode offers(JsonNode answer) {
    ArrayNode offers = JSON.createArrayNode();
    for (JsonNode bucket : buckets(answer)) {
      offers
          .addObject()
          .put("name", bucket.path("key").asText())
          .put("sent", value(bucket, Measure.EVENTS.wireName()));
    }
    return offers;
  }

  private static ObjectNode outcomes(JsonNode answer) {
    ObjectNode outcomes = JSON.createObjectNode();
    OUTCOMES.forEach(outcome -> outcomes.put(outcome, 0));
    for (JsonNode bucket : buckets(answer)) {
      String outcome = bucket.path("key").asText();
      if (outcomes.has(outcome)) {
        outcomes.put(outcome, value(bucket, Measure.EVENTS.wireName()));
      }
    }
    return outcomes;
  }

  private static long value(JsonNode bucket, String field) {
    return bucket.path(field).path("value").asLong(0);
  }
}
