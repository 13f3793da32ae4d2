package io.footfall.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of Kibana's saved visualizations, each a Vega graph, and what it asks Elasticsearch.
 *
 * @param url what Vega's data comes from, in the words that Kibana gives a meaning of its own
 * @param property where in the answer the graph's rows are
 * @param encoding what of a row is drawn, and how
 */
record KibanaPanel(String id, ObjectNode url, String property, JsonNode encoding) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIME_FILTER = "%timefilter%";

  /** Those of the saved objects. */
  static List<KibanaPanel> all() throws IOException {
    List<KibanaPanel> panels = new ArrayList<>();
    for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("kibana/footfall.ndjson"))) {
      JsonNode object = JSON.readTree(line);
      if (object.get("type").asText().equals("visualization")) {
        JsonNode state = JSON.readTree(object.at("/attributes/visState").asText());
        JsonNode spec = JSON.readTree(state.at("/params/spec").asText());
        panels.add(
            new KibanaPanel(
                object.get("id").asText(),
                (ObjectNode) spec.at("/data/url"),
                spec.at("/data/format/property").asText(),
                spec.get("encoding")));
      }
    }
    return panels;
  }

  String index() {
    return url.get("index").asText();
  }

  /**
   * Whether Kibana takes it: one that has a query of its own must ask for the dashboard's filters
   * and time inside of it, and not beside it.
   */
  boolean isTaken() {
    return url.at("/body").has("query") && !url.has("%context%") && !url.has("%timefield%");
  }

  /** The documents' fields that it asks for, by any of Elasticsearch's words for that. */
  Set<String> asked() {
    Set<String> fields = new TreeSet<>();
    JsonNode body = url.get("body");
    body.findValues("field").forEach(field -> fields.add(field.asText()));
    body.path("_source").forEach(field -> fields.add(field.asText()));
    body.path("sort").forEach(sort -> sort.fieldNames().forEachRemaining(fields::add));
    for (String clause : List.of("term", "range")) {
      body.get("query")
          .findValues(clause)
          .forEach(condition -> condition.fieldNames().forEachRemaining(fields::add));
    }
    return fields;
  }

  /** What of a row it draws and no row of what it asks for has. */
  Set<String> drawnOfNothing() {
    Set<String> has = new TreeSet<>(Set.of("key"));
    JsonNode body = url.get("body");
    body.path("_source").forEach(field -> has.add("_source." + field.asText()));
    body.at("/aggs/names/aggs").fieldNames().forEachRemaining(sum -> has.add(sum + ".value"));
    Set<String> drawn = new TreeSet<>();
    encoding.findValues("field").forEach(field -> drawn.add(field.asText()));
    if (drawn.isEmpty()) {
      throw new AssertionError(id + " draws nothing");
    }
    drawn.removeAll(has);
    return drawn;
  }

  /** What is sent where the dashboard has no filter, and its time goes from one to the other. */
  String request(String from, String to) {
    ObjectNode body = url.get("body").deepCopy();
    resolve(body, from, to);
    return body.toString();
  }

  private static void resolve(JsonNode node, String from, String to) {
    if (node instanceof ArrayNode array) {
      for (Iterator<JsonNode> each = array.elements(); each.hasNext(); ) {
        JsonNode element = each.next();
        if (element.asText().startsWith("%dashboard_context-")) {
          each.remove();
        }
      }
    }
    if (node instanceof ObjectNode object && object.remove(TIME_FILTER) != null) {
      object.put("gte", from).put("lte", to).put("format", "strict_date_optional_time");
    }
    node.forEach(child -> resolve(child, from, to));
  }

  /** The graph's rows in an answer. */
  JsonNode rows(String answer) throws IOException {
    return JSON.readTree(answer).at("/" + property.replace('.', '/'));
  }
}
