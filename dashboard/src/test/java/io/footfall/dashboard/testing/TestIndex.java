package io.footfall.dashboard.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.dashboard.query.ElasticsearchAddress;
import io.footfall.figures.FigureKind;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Indices of a prefix of their own in an Elasticsearch that all tests of the JVM share. */
public final class TestIndex {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int BULK = 2_000;
  private static final long SHOP_SEED = 42;

  private static @Nullable TestIndex shop;

  private final URI url;
  private final String prefix;

  private TestIndex(URI url, String prefix) {
    this.url = url;
    this.prefix = prefix;
  }

  /** Indices that nobody else writes to, with the fields' types as the pipeline's template has. */
  public static TestIndex create() throws IOException, InterruptedException {
    TestIndex index =
        new TestIndex(
            Shared.SERVICES.elasticsearch().url(),
            "test" + UUID.randomUUID().toString().substring(0, 8));
    index.send(
        "PUT",
        "/_index_template/" + index.prefix,
        """
        {"index_patterns": ["%s-*"], "template": {
          "settings": {"index": {"number_of_shards": 1, "number_of_replicas": 0}},
          "mappings": {
            "dynamic_templates": [
              {"names": {"match_mapping_type": "string", "mapping": {"type": "keyword"}}}],
            "properties": {
              "at": {"type": "date", "format": "strict_date_time_no_millis"}}}}}
        """
            .formatted(index.prefix));
    return index;
  }

  /** With all figures of a small shop up to now; shared by tests of the JVM that write nothing. */
  public static synchronized TestIndex ofShop() throws IOException, InterruptedException {
    if (shop == null) {
      TestIndex index = create();
      index.write(ShopFigures.until(Instant.now(), SHOP_SEED));
      shop = index;
    }
    return shop;
  }

  public ElasticsearchAddress address() {
    return ElasticsearchAddress.of(List.of(url), prefix);
  }

  /** Writes them, in place of those of the same key; they can be searched when this returns. */
  public void write(List<TestFigure> figures) throws IOException, InterruptedException {
    for (int from = 0; from < figures.size(); from += BULK) {
      StringBuilder lines = new StringBuilder();
      for (TestFigure figure : figures.subList(from, Math.min(from + BULK, figures.size()))) {
        ObjectNode action = JSON.createObjectNode();
        action.putObject("index").put("_index", indexOf(figure.kind())).put("_id", figure.id());
        lines.append(action).append('\n').append(figure.document()).append('\n');
      }
      JsonNode answer = send("POST", "/_bulk?refresh=true", lines.toString());
      if (answer.path("errors").asBoolean()) {
        throw new IllegalStateException("Not all was written: " + answer);
      }
    }
  }

  /** Writes a run of the offers, as the command does; it can be searched when this returns. */
  public void writeOffers(String campaign, String at, long sent)
      throws IOException, InterruptedException {
    ObjectNode run =
        JSON.createObjectNode()
            .put("source", "offers")
            .put("kind", "offer")
            .put("grain", "run")
            .put("at", at)
            .put("name", campaign)
            .put("events", sent);
    send("POST", "/" + prefix + "-offer/_doc?refresh=true", run.toString());
  }

  /** What Elasticsearch itself sums up, asked in the plainest way. */
  public long sum(FigureKind kind, String grain, String from, String measure)
      throws IOException, InterruptedException {
    String query =
        """
        {"size": 0, "query": {"bool": {"filter": [
          {"term": {"grain": "%s"}}, {"range": {"at": {"gte": "%s"}}}]}},
         "aggs": {"all": {"sum": {"field": "%s"}}}}
        """
            .formatted(grain, from, measure);
    return send("POST", "/" + indexOf(kind) + "/_search", query)
        .at("/aggregations/all/value")
        .asLong();
  }

  private String indexOf(FigureKind kind) {
    return prefix + "-" + kind.wireName();
  }

  private JsonNode send(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(path + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Stops with the JVM. */
  private static final class Shared {
    private static final LocalServices SERVICES =
        LocalServices.builder().freePorts().with(Service.ELASTICSEARCH).start();
  }
}
