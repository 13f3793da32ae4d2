package io.footfall.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The documents in Elasticsearch, to be damaged. */
final class FigureDocuments {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ElasticsearchSettings settings;

  FigureDocuments(ElasticsearchSettings settings) {
    this.settings = settings;
  }

  /** Drops the index of every kind. */
  void drop() throws IOException, InterruptedException {
    for (FigureKind kind : FigureKind.values()) {
      ask("DELETE", settings.indexOf(kind), "");
    }
  }

  /** Adds one to the views of some document of that kind, by the day, that has views. */
  void addAView(FigureKind kind) throws IOException, InterruptedException {
    String index = settings.indexOf(kind);
    ask("POST", index + "/_refresh", "");
    JsonNode hit =
        ask("GET", index + "/_search?size=1&q=grain:day+AND+views:%3E0", "").at("/hits/hits/0");
    ObjectNode document = (ObjectNode) hit.get("_source");
    document.put("views", document.path("views").asLong() + 1);
    ask("PUT", index + "/_doc/" + hit.get("_id").asText(), document.toString());
  }

  /** Adds a document of that name. */
  void name(FigureKind kind, String name) throws IOException, InterruptedException {
    ObjectNode document = JSON.createObjectNode().put("name", name);
    ask("PUT", settings.indexOf(kind) + "/_doc/named?refresh=true", document.toString());
  }

  private JsonNode ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.addresses().get(0) + "/" + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return JSON.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }
}
