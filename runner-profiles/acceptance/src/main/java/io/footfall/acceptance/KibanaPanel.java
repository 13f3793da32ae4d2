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

/**
 * One of Kibana's saved visualizations, each a Vega graph, and what it asks Elasticsearch.
 *
 * @param url what Vega's data comes from, in the words that Kibana gives a meaning of its own
 * @param property where in the answer the graph's rows are
 */
record KibanaPanel(String id, ObjectNode url, String property) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TIME_FILTER = "%timefilter%";

  /** Those of the saved objects. */
  static List<KibanaPanel> all() throws IOException {
    List<KibanaPanel> panels = new ArrayList<>();
    for (String line : Files.readAllLines(ComposeFile.FOLDER.resolve("kibana/footfall.ndjson"))) {
      JsonNode object = JSON.readTree(line);
      if (object.get("type").asText().equals("visualization")) {
        JsonNode state = JSON.readTree(object.at("/attributes/visState").asText());
        JsonNode data = JSON.readTree(state.at("/params/spec").asText()).get("data");
        panels.add(
            new KibanaPanel(
                object.get("id").asText(),
                (ObjectNode) data.get("url"),
                data.at("/format/property").asText()));
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
