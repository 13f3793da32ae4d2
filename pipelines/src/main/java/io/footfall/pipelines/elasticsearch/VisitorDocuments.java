package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;

/**
 * Documents that have a visitor's id in them. Figures name nobody, so there are none, unless an id
 * stood in a URL; they are looked for all the same.
 */
public final class VisitorDocuments {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  private VisitorDocuments(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  /** In the indices of the figures. */
  public static VisitorDocuments in(ElasticsearchSettings settings) {
    return new VisitorDocuments(settings);
  }

  /**
   * How many there are.
   *
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public long count(String visitorId) throws InterruptedException {
    return number("_count", naming(visitorId), "count");
  }

  /** Deletes them; how many there were. */
  public long erase(String visitorId) throws InterruptedException {
    return number("_delete_by_query?refresh=true&conflicts=proceed", naming(visitorId), "deleted");
  }

  /** Deletes the figures of days before that one; how many there were. */
  public long eraseBefore(LocalDate day) throws InterruptedException {
    ObjectNode query = JSON.createObjectNode();
    query.putObject("query").putObject("range").putObject("at").put("lt", day + "T00:00:00Z");
    return number("_delete_by_query?refresh=true&conflicts=proceed", query, "deleted");
  }

  private static ObjectNode naming(String visitorId) {
    ObjectNode query = JSON.createObjectNode();
    query
        .putObject("query")
        .putObject("wildcard")
        .putObject("name")
        .put("value", "*" + visitorId.replaceAll("([*?\\\\])", "\\\\$1") + "*");
    return query;
  }

  private long number(String action, ObjectNode query, String field) throws InterruptedException {
    String path = settings.indexPrefix() + "-*/" + action;
    HttpResponse<String> response = http.send("POST", path, query);
    if (response.statusCode() >= 300) {
      throw new ElasticsearchException(
          settings + " refused " + path + ": " + response.statusCode() + " " + response.body());
    }
    try {
      return JSON.readTree(response.body()).path(field).asLong();
    } catch (JsonProcessingException e) {
      throw new ElasticsearchException(settings + " gave no JSON for " + path, e);
    }
  }
}
