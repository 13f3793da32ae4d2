package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Measure;
import io.footfall.model.RejectReason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the page shows of a range and a segment, in one request to Elasticsearch. What is not
 * kept by segment is everyone's; the page says so beside it.
 */
public final class FigureReport {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CAMPAIGNS = 20;
  private static final List<String> OUTCOMES =
      Stream.concat(
              Stream.of("stored", "duplicate"),
              Stream.of(RejectReason.values()).map(reason -> "rejected." + reason.wireName()))
          .toList();

  private final FigureIndex index;

  private FigureReport(FigureIndex index) {
    this.index = index;
  }

  public static FigureReport of(FigureIndex index) {
    return new FigureReport(index);
  }

  /**
   * {@code {"range":{..},"segment":{..},"series":[{"at":..,"views":..}],"previous":[..],
   * "hours":[..],"breakdowns":{"page":{"from":..,"to":..,"rows":[{"name":..}]}},"outcomes":{..},"offers":[{"name":..,"sent":..}]}}.
   *
   * @throws FiguresUnavailableException when Elasticsearch does not answer, or refuses
   */
  public ObjectNode of(TimeRange range, Segment segment) {
    List<FigureSearch> searches = new ArrayList<>();
    searches.add(FigureSearch.series(segment, range));
    searches.add(FigureSearch.series(segment, range.previous()));
    searches.add(FigureSearch.series(segment, range.lastDayByHour()));
    searches.add(FigureSearch.outcomes(range, OUTCOMES));
    searches.add(FigureSearch.offers(range, MOST_CAMPAIGNS));
    for (Breakdown breakdown : Breakdown.values()) {
      searches.add(breakdown.in(range));
      searches.add(breakdown.in(range.previous()));
    }
    Iterator<JsonNode> answers = index.ask(searches).iterator();
    ObjectNode report = JSON.createObjectNode();
    report.set("range", json(range));
    report
        .putObject("segment")
        .put("kind", segment.kind().wireName())
        .put("name", segment.name())
        .put("countsClicks", segment.countsClicks());
    report.set("series", series(answers.next()));
    report.set("previous", series(answers.next()));
    report.set("hours", series(answers.next()));
    report.set("outcomes", outcomes(answers.next()));
    report.set("offers", offers(answers.next()));
    ObjectNode breakdowns = report.putObject("breakdowns");
    for (Breakdown breakdown : Breakdown.values()) {
      ObjectNode one = breakdowns.putObject(breakdown.kind().wireName());
      one.setAll(json(range.forKind(breakdown.kind())));
      one.set("rows", rows(breakdown, answers.next()));
      one.set("previous", rows(breakdown, answers.next()));
    }
    return report;
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
      piece.put("visitors", value(bucket, "visitors"));
      piece.put("median_millis", value(bucket, "median_millis"));
    }
    return series;
  }

  private static ArrayNode rows(Breakdown breakdown, JsonNode answer) {
    ArrayNode rows = JSON.createArrayNode();
    for (JsonNode bucket : answer.at("/aggregations/" + FigureSearch.NAMES + "/buckets")) {
      ObjectNode row = rows.addObject().put("name", bucket.path("key").asText());
      for (Measure measure : breakdown.measures()) {
        row.put(measure.wireName(), value(bucket, measure.wireName()));
      }
    }
    return rows;
  }

  private static ArrayNode offers(JsonNode answer) {
    ArrayNode offers = JSON.createArrayNode();
    for (JsonNode bucket : answer.at("/aggregations/" + FigureSearch.NAMES + "/buckets")) {
      offers
          .addObject()
          .put("name", bucket.path("key").asText())
          .put("sent", value(bucket, Measure.EVENTS.wireName()));
    }
    return offers;
  }

  private static ObjectNode outcomes(JsonNode answer) {
    ObjectNode outcomes = JSON.createObjectNode();
    JsonNode buckets = answer.at("/aggregations/" + FigureSearch.NAMES + "/buckets");
    for (String outcome : OUTCOMES) {
      outcomes.put(outcome, value(buckets.path(outcome), Measure.EVENTS.wireName()));
    }
    return outcomes;
  }

  private static long value(JsonNode bucket, String field) {
    return bucket.path(field).path("value").asLong(0);
  }
}
