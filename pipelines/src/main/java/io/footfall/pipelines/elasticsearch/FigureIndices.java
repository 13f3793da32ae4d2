package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/**
 * Makes the indices of the figures, and a template for each kind and for what else has the prefix:
 * an index that is dropped and written to again has its fields. What templates say stands once, in
 * the resource {@code index-template.json}, to which every measure is added. An index that is there
 * keeps its documents and learns of new fields.
 */
public final class FigureIndices {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  private FigureIndices(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  /**
   * Makes what is missing. May be called at every start, by several at once.
   *
   * @throws ElasticsearchException when Elasticsearch does not answer, or refuses
   */
  public static void create(ElasticsearchSettings settings) throws InterruptedException {
    new FigureIndices(settings).create();
  }

  private void create() throws InterruptedException {
    ObjectNode template = template();
    template.putArray("index_patterns").add(settings.indexPrefix() + "-*");
    put("_index_template/" + settings.indexPrefix(), template);
    for (FigureKind kind : FigureKind.values()) {
      if (kind.isIndexed()) {
        create(settings.indexOf(kind));
      }
    }
  }

  private void create(String index) throws InterruptedException {
    ObjectNode template = templateOf(index);
    put("_index_template/" + index, template);
    HttpResponse<String> created = http.send("PUT", index, JSON.createObjectNode());
    boolean exists = created.body().contains("resource_already_exists_exception");
    if (created.statusCode() >= 300 && !exists) {
      throw refused(index, created);
    }
    if (exists) {
      put(index + "/_mapping", (ObjectNode) template.at("/template/mappings"));
    }
  }

  /** That of one index: it goes before the one of the prefix. */
  static ObjectNode templateOf(String index) {
    ObjectNode template = template();
    template.putArray("index_patterns").add(index);
    template.put("priority", template.path("priority").asInt() + 1);
    return template;
  }

  /** The resource with a field for every measure. */
  static ObjectNode template() {
    try (InputStream resource = FigureIndices.class.getResourceAsStream("index-template.json")) {
      ObjectNode template = (ObjectNode) JSON.readTree(resource);
      ObjectNode fields = (ObjectNode) template.at("/template/mappings/properties");
      for (Measure measure : Measure.values()) {
        fields.putObject(measure.wireName()).put("type", "long");
      }
      return template;
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "index-template.json can't be read from the class path", failure);
    }
  }

  private void put(String path, ObjectNode body) throws InterruptedException {
    HttpResponse<String> response = http.send("PUT", path, body);
    if (response.statusCode() >= 300) {
      throw refused(path, response);
    }
  }

  private ElasticsearchException refused(String path, HttpResponse<String> response) {
    return new ElasticsearchException(
        settings + " refused " + path + ": " + response.statusCode() + " " + response.body());
  }
}
