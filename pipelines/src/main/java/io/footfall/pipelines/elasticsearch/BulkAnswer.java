package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Elasticsearch answered to a bulk request that it took.
 *
 * @param failures why a document was not written, by its place in the request
 */
record BulkAnswer(SortedMap<Integer, BulkFailure> failures) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  /**
   * Reads the answer.
   *
   * @throws BusyException when the cluster had no time for the request
   * @throws ElasticsearchException when it refused the request, or gave no answer to it
   */
  static BulkAnswer of(HttpResponse<String> response, ElasticsearchSettings settings) {
    if (response.statusCode() != OK) {
      String message = settings + " answered " + response.statusCode() + ": " + response.body();
      throw BulkFailure.isBusy(response.statusCode())
          ? new BusyException(message)
          : new ElasticsearchException(message);
    }
    JsonNode answer = parsed(response, settings);
    SortedMap<Integer, BulkFailure> failures = new TreeMap<>();
    if (answer.path("errors").asBoolean()) {
      JsonNode items = answer.path("items");
      for (int i = 0; i < items.size(); i++) {
        JsonNode item = items.path(i).path("index");
        if (item.has("error")) {
          failures.put(i, BulkFailure.of(item));
        }
      }
    }
    return new BulkAnswer(failures);
  }

  private static JsonNode parsed(HttpResponse<String> response, ElasticsearchSettings settings) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException unreadable) {
      throw new ElasticsearchException(settings + " gave no JSON for an answer", unreadable);
    }
  }
}
