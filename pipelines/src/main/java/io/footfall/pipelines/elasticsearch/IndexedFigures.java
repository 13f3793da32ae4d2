package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Reads figures back from Elasticsearch, to hold them against others. */
public final class IndexedFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int DOCUMENTS_PER_PAGE = 5_000;
  private static final String SCROLL_PATIENCE = "1m";

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  private IndexedFigures(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  public static IndexedFigures of(ElasticsearchSettings settings) {
    return new IndexedFigures(settings);
  }

  /**
   * A measure summed up over all documents of a source, kind and grain, those written a moment ago
   * included.
   *
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public long sum(String source, FigureKind kind, Grain grain, Measure measure)
      throws InterruptedException {
    String index = settings.indexOf(kind);
    answerTo("POST", index + "/_refresh", JSON.createObjectNode());
    ObjectNode search = JSON.createObjectNode().put("size", 0);
    filters(search, source, grain);
    search.putObject("aggs").putObject("sum").putObject("sum").put("field", measure.wireName());
    return answerTo("POST", index + "/_search", search).at("/aggregations/sum/value").asLong();
  }

  /**
   * Lets searches see all that has been written.
   *
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public void refresh() throws InterruptedException {
    answerTo("POST", settings.indexPrefix() + "-*/_refresh", JSON.createObjectNode());
  }

  /**
   * The fields of every document of a source, kind and grain whose start lies in that time; none
   * where there is no index.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public Map<FigureKey, Map<String, Long>> read(
      String source, FigureKind kind, Grain grain, long fromMillis, long toMillis)
      throws InterruptedException {
    ObjectNode search = JSON.createObjectNode().put("size", DOCUMENTS_PER_PAGE);
    search.putArray("sort").add("_doc");
    ArrayNode filters = filters(search, source, grain);
    filters
        .addObject()
        .putObject("range")
        .putObject("at")
        .put("gte", FigureDocument.timeOf(fromMillis))
        .put("lt", FigureDocument.timeOf(toMillis));
    Map<FigureKey, Map<String, Long>> figures = new HashMap<>();
    ObjectNode answer =
        answerTo("POST", settings.indexOf(kind) + "/_search?ignore_unavailable=true", search);
    if (answer.at("/hits/total/value").asLong() > answer.at("/hits/hits").size()) {
      scroll(kind, search, hit -> add(hit, kind, grain, figures));
    } else {
      // Most partitions are small, and a scroll is three requests
      answer.at("/hits/hits").forEach(hit -> add(hit.get("_source"), kind, grain, figures));
    }
    return figures;
  }

  private void scroll(FigureKind kind, ObjectNode search, Consumer<JsonNode> documents)
      throws InterruptedException {
    ObjectNode answer =
        answerTo(
            "POST",
            settings.indexOf(kind) + "/_search?ignore_unavailable=true&scroll=" + SCROLL_PATIENCE,
            search);
    while (!answer.at("/hits/hits").isEmpty()) {
      answer.at("/hits/hits").forEach(hit -> documents.accept(hit.get("_source")));
      answer =
          answerTo(
              "POST",
              "_search/scroll",
              JSON.createObjectNode()
                  .put("scroll", SCROLL_PATIENCE)
                  .put("scroll_id", answer.path("_scroll_id").asText()));
    }
    if (answer.has("_scroll_id")) {
      answerTo(
          "DELETE",
          "_search/scroll",
          JSON.createObjectNode().put("scroll_id", answer.path("_scroll_id").asText()));
    }
  }

  private static void add(
      JsonNode document, FigureKind kind, Grain grain, Map<FigureKey, Map<String, Long>> figures) {
    long start = Instant.parse(document.path("at").asText()).toEpochMilli();
    figures.put(
        new FigureKey(kind, grain, start, FigureDocument.nameOf(document)),
        FigureFields.of(document));
  }

  private static ArrayNode filters(ObjectNode search, String source, Grain grain) {
    ArrayNode filters = search.putObject("query").putObject("bool").putArray("filter");
    filters.addObject().putObject("term").put("source", source);
    filters.addObject().putObject("term").put("grain", grain.name().toLowerCase(Locale.ROOT));
    return filters;
  }

  private ObjectNode answerTo(String method, String path, ObjectNode body)
      throws InterruptedException {
    HttpResponse<String> response = http.send(method, path, body);
    if (response.statusCode() >= 300) {
      throw new ElasticsearchException(
          settings + " refused " + path + ": " + response.statusCode() + " " + response.body());
    }
    try {
      return (ObjectNode) JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new ElasticsearchException(settings + " did not answer " + path + " in JSON", e);
    }
  }
}
