package io.footfall.dashboard.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.Audience;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One search in the index of a kind: the sums of figures of one grain in a range of time.
 *
 * @param index its name without the prefix
 */
record FigureSearch(String index, ObjectNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();
  static final String PIECES = "pieces";
  static final String NAMES = "names";
  static final String NOW = "now";
  static final String BEFORE = "before";

  /**
   * Every measure by piece of time; a piece without figures is there with zeros. Visitors are
   * distinct within a piece and can't be added up over pieces.
   */
  static FigureSearch series(Segment segment, TimeRange range) {
    ObjectNode body = in(range);
    FigureKind kind = segment.indexOfSeries();
    if (kind == FigureKind.AUDIENCE) {
      audience(body, segment, segment.kinds());
    } else if (kind != FigureKind.TOTAL) {
      term(body, "name", segment.part(kind));
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
    sums.putObject("median_millis").putObject("max").put("field", "median_millis");
    return new FigureSearch(kind.wireName(), body);
  }

  /**
   * The names of a kind that have most of the first measure in the range, with all the measures
   * there and in the range before it; of a segment only what its visits came to.
   */
  static FigureSearch top(
      Segment segment, FigureKind kind, TimeRange range, int size, List<Measure> measures) {
    ObjectNode body = in(range.previous().from(), range);
    FigureKind index = segment.indexOf(kind);
    if (index == FigureKind.AUDIENCE) {
      audience(body, segment, segment.with(kind));
    } else if (index == FigureKind.SEGMENT) {
      parts(body, segment);
      term(body, "of", kind.wireName());
    } else if (!segment.isEveryone()) {
      term(body, "name", segment.part(kind));
    }
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    String field = index == FigureKind.AUDIENCE ? kind.wireName() : "name";
    ObjectNode terms = names.putObject("terms").put("field", field).put("size", size);
    terms.putObject("order").put(NOW + ">" + measures.get(0).wireName(), "desc");
    ObjectNode periods = names.putObject("aggs");
    sums(periods, NOW, range, measures);
    sums(periods, BEFORE, range.previous(), measures);
    return new FigureSearch(index.wireName(), body);
  }

  /** The records by outcome. */
  static FigureSearch outcomes(TimeRange range, int most) {
    ObjectNode body = in(range);
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    names.putObject("terms").put("field", "name").put("size", most);
    sum(names.putObject("aggs"), Measure.EVENTS.wireName());
    return new FigureSearch(FigureKind.LEDGER.wireName(), body);
  }

  /** The mails sent by campaign, over the runs of the offers in the range. */
  static FigureSearch offers(TimeRange range, int size) {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    within(filters(body).addObject(), range.from(), range.to());
    ObjectNode names = body.putObject("aggs").putObject(NAMES);
    ObjectNode terms = names.putObject("terms").put("field", "name").put("size", size);
    terms.putObject("order").put(Measure.EVENTS.wireName(), "desc");
    sum(names.putObject("aggs"), Measure.EVENTS.wireName());
    return new FigureSearch("offer", body);
  }

  /**
   * The newest figures by the minute, so many at most, and what of them changes with any slice.
   * Elasticsearch finds them at the end of the minutes and looks at no others, however many there
   * are.
   */
  static FigureSearch newest(FigureKind kind, int most) {
    ObjectNode body = JSON.createObjectNode().put("size", most).put("track_total_hits", false);
    filters(body);
    term(body, "grain", Grain.MINUTE.name().toLowerCase(Locale.ROOT));
    ArrayNode sort = body.putArray("sort");
    sorted(sort, "at", "desc", "date");
    // Where they are cut off, the same ones are left out each time
    sorted(sort, "name", "asc", "keyword");
    sorted(sort, "source", "asc", "keyword");
    body.putArray("_source")
        .add("at")
        .add("name")
        .add(Measure.EVENTS.wireName())
        .add(Measure.VISITS.wireName());
    return new FigureSearch(kind.wireName(), body);
  }

  private static void sorted(ArrayNode sort, String field, String order, String type) {
    sort.addObject().putObject(field).put("order", order).put("unmapped_type", type);
  }

  private static void sums(
      ObjectNode periods, String name, TimeRange range, List<Measure> measures) {
    ObjectNode period = periods.putObject(name);
    within(period.putObject("filter"), range.from(), range.to());
    ObjectNode sums = period.putObject("aggs");
    for (Measure measure : measures) {
      sum(sums, measure.wireName());
    }
  }

  private static ObjectNode in(TimeRange range) {
    return in(range.from(), range);
  }

  /** In the range, and before it from that moment on. */
  private static ObjectNode in(Instant from, TimeRange range) {
    ObjectNode body = JSON.createObjectNode().put("size", 0);
    ArrayNode filters = filters(body);
    within(filters.addObject(), from, range.to());
    term(body, "grain", range.grainName());
    return body;
  }

  private static void within(ObjectNode query, Instant from, Instant to) {
    query.putObject("range").putObject("at").put("gte", from.toString()).put("lt", to.toString());
  }

  private static ArrayNode filters(ObjectNode body) {
    return body.putObject("query").putObject("bool").putArray("filter");
  }

  /** The segment's figures by these parts together, some of which it leaves open. */
  private static void audience(ObjectNode body, Segment segment, List<FigureKind> by) {
    term(body, "by", Audience.by(by));
    parts(body, segment);
  }

  private static void parts(ObjectNode body, Segment segment) {
    for (FigureKind kind : segment.kinds()) {
      term(body, kind.wireName(), segment.part(kind));
    }
  }

  private static void term(ObjectNode body, String field, @Nullable String value) {
    ArrayNode filters = (ArrayNode) body.at("/query/bool/filter");
    filters.addObject().putObject("term").put(field, value);
  }

  private static void sum(ObjectNode aggregations, String field) {
    aggregations.putObject(field).putObject("sum").put("field", field);
  }
}
