package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.util.List;

/**
 * One search in the index of a kind: the sums of figures of one grain in a range of time.
 *
 * @param index its name without the prefix
 */
record FigureSearch(String index, ObjectNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PIECES = "pieces";
  static final String NAMES = "names";

  /**
   * Every measure by piece of time; a piece without figures is there with zeros. Visitors are
   * distinct within a piece and can't be added up over pieces.
   */
  static FigureSearch series(Segment segment, TimeRange range) {
    ObjectNode body = in(range);
    if (!segment.isEveryone()) {
      term(body, "name", segment.name());
    }
    ObjectNode pieces = body.putObject("aggs").putObject(PIECES);
    ObjectNode histogram = pieces.putObject("date_histogram");
    histogram.put("field", "at").put("fixed_interval", range.interval()).put("min_doc_count", 0);
    histogram
        .putObject("extended_bounds")
        .put("min", range.from().toString())
        .put("max", range.lastPiece().toString());
    ObjectNode sums = pieces.putObject("aggs");
    for (Measure measure : Measure.values()) {
      sum(sums, measure.wireName());
    }
    sum(sums, "visitors");
    sums.putObject("median_millis").putObject("max").put("field", "median_millis");
    return new FigureSearch(segment.kind().wireName(), body);
  }

  /** The names of a kind that have most of the first measure, with all the measures. */
  static FigureSearch top(FigureKind kind, TimeRange range, int size, List<Measure> measures) {
    ObjectNode body = in(range);
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    ObjectNode terms = names.putObject("terms").put("field", "name").put("size", size);
    terms.putObject("order").put(measures.get(0).wireName(), "desc");
    ObjectNode sums = names.putObject("aggs");
    for (Measure measure : measures) {
      sum(sums, measure.wireName());
    }
    return new FigureSearch(kind.wireName(), body);
  }

  /** The sum of events by what the names end with: {@code 17/stored}. */
  static FigureSearch outcomes(TimeRange range, List<String> endings) {
    ObjectNode body = in(range);
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    ObjectNode filters = names.putObject("filters").putObject("filters");
    for (String ending : endings) {
      filters.putObject(ending).putObject("wildcard").putObject("name").put("value", "*/" + ending);
    }
    sum(names.putObject("aggs"), Measure.EVENTS.wireName());
    return new FigureSearch(FigureKind.OUTCOME.wireName(), body);
  }

  /** The mails sent by campaign, over the runs of the offers in the range. */
  static FigureSearch offers(TimeRange range, int size) {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    within(range, filters(body));
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    ObjectNode terms = names.putObject("terms").put("field", "name").put("size", size);
    terms.putObject("order").put(Measure.EVENTS.wireName(), "desc");
    sum(names.putObject("aggs"), Measure.EVENTS.wireName());
    return new FigureSearch("offer", body);
  }

  /** The newest piece of time that holds a figure, and the sum of all events of the grain. */
  static FigureSearch newest(FigureKind kind, String grain) {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    filters(body);
    term(body, "grain", grain);
    ObjectNode aggs = body.putObject("aggs");
    aggs.putObject("newest").putObject("max").put("field", "at");
    sum(aggs, Measure.EVENTS.wireName());
    sum(aggs, Measure.VISITS.wireName());
    return new FigureSearch(kind.wireName(), body);
  }

  private static ObjectNode in(TimeRange range) {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    within(range, filters(body));
    term(body, "grain", range.grainName());
    return body;
  }

  private static void within(TimeRange range, ArrayNode filters) {
    filters
        .addObject()
        .putObject("range")
        .putObject("at")
        .put("gte", range.from().toString())
        .put("lt", range.to().toString());
  }

  private static ArrayNode filters(ObjectNode body) {
    return body.putObject("query").putObject("bool").putArray("filter");
  }

  private static void term(ObjectNode body, String field, String value) {
    ArrayNode filters = (ArrayNode) body.at("/query/bool/filter");
    filters.addObject().putObject("term").put(field, value);
  }

  private static void sum(ObjectNode aggregations, String field) {
    aggregations.putObject(field).putObject("sum").put("field", field);
  }
}
