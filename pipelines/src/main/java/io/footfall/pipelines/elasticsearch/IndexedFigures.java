package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.net.http.HttpResponse;
import java.util.Locale;

/** Reads figures back from Elasticsearch, to hold them against others. */
public final class IndexedFigures {

  private static final ObjectMapper JSON = new ObjectMapper();

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
    ArrayNode filters = search.putObject("query").putObject("bool").putArray("filter");
    filters.addObject().putObject("term").put("source", source);
    filters.addObject().putObject("term").put("grain", grain.name().toLowerCase(Locale.ROOT));
    search.putObject("aggs").putObject("sum").putObject("sum").put("field", measure.wireName());
    return answerTo("POST", index + "/_search", search).at("/aggregations/sum/value").asLong();
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
