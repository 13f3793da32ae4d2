package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Makes the indices of the figures: the template, which stands once in the resource {@code
 * index-template.json} and to which every measure is added, and an index for each kind. What is
 * there keeps its documents and learns of new fields.
 */
public final class FigureIndices {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ElasticsearchSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private FigureIndices(ElasticsearchSettings settings) {
    this.settings = settings;
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
      String index = settings.indexOf(kind);
      HttpResponse<String> created = send("PUT", index, JSON.createObjectNode());
      boolean exists = created.body().contains("resource_already_exists_exception");
      if (created.statusCode() >= 300 && !exists) {
        throw refused(index, created);
      }
      put(index + "/_mapping", (ObjectNode) template.at("/template/mappings"));
    }
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
    HttpResponse<String> response = send("PUT", path, body);
    if (response.statusCode() >= 300) {
      throw refused(path, response);
    }
  }

  private HttpResponse<String> send(String method, String path, ObjectNode body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address().resolve("/" + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()));
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new ElasticsearchException(
          "Could not reach " + settings + ": start it, or correct --elasticsearch", failure);
    }
  }

  private ElasticsearchException refused(String path, HttpResponse<String> response) {
    return new ElasticsearchException(
        settings + " refused " + path + ": " + response.statusCode() + " " + response.body());
  }
}
