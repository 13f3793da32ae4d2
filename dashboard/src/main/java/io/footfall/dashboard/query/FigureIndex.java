package io.footfall.dashboard.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks Elasticsearch several searches in one request, of its next node where one does not answer.
 * It has no way to write. An index that is not there yet counts as an empty one.
 */
public final class FigureIndex {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ElasticsearchAddress address;
  private final ClusterNodes nodes;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();

  private FigureIndex(ElasticsearchAddress address) {
    this.address = address;
    this.nodes = new ClusterNodes(address.nodes());
  }

  public static FigureIndex at(ElasticsearchAddress address) {
    return new FigureIndex(address);
  }

  /**
   * The answers, in the order of the searches.
   *
   * @throws FiguresUnavailableException when there is none, or one of them is a refusal
   */
  List<JsonNode> ask(List<FigureSearch> searches) {
    JsonNode answer = send(lines(searches));
    List<JsonNode> answers = new ArrayList<>();
    for (JsonNode one : answer.path("responses")) {
      if (one.has("error") || one.path("_shards").path("failed").asInt() > 0) {
        throw new FiguresUnavailableException(
            address + " refused a search: " + one.path("error") + one.path("_shards"), null);
      }
      answers.add(one);
    }
    if (answers.size() != searches.size()) {
      throw new FiguresUnavailableException(
          address + " answers, but not as Elasticsearch: correct --elasticsearch", null);
    }
    return answers;
  }

  private String lines(List<FigureSearch> searches) {
    StringBuilder lines = new StringBuilder();
    for (FigureSearch search : searches) {
      ObjectNode header =
          JSON.createObjectNode()
              .put("index", address.indexOf(search.index()))
              .put("ignore_unavailable", true);
      lines.append(header).append('\n').append(search.body()).append('\n');
    }
    return lines.toString();
  }

  private JsonNode send(String lines) {
    try {
      HttpResponse<String> response =
          nodes.ask(node -> client.send(request(node, lines), BodyHandlers.ofString()));
      if (response.statusCode() != 200) {
        throw new FiguresUnavailableException(
            address + " answers " + response.statusCode() + remedy(response.statusCode()), null);
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new FiguresUnavailableException(
          address + " answers, but not as Elasticsearch: correct --elasticsearch", e);
    } catch (IOException e) {
      throw new FiguresUnavailableException(
          address + " does not answer: start it, or correct --elasticsearch", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FiguresUnavailableException("The dashboard is being stopped", e);
    }
  }

  private HttpRequest request(URI node, String lines) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve("/_msearch"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines));
    address.header().ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  private static String remedy(int status) {
    return switch (status) {
      case 401, 403 -> ": give the dashboard a user or an API key that may read the indices";
      case 429, 503 -> ": it is overloaded or still starting; the page asks again by itself";
      default -> ": correct --elasticsearch";
    };
  }
}
