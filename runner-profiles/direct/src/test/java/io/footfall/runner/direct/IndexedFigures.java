package io.footfall.runner.direct;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** What Elasticsearch says itself, asked in the plainest way. */
record IndexedFigures(String address) {

  /** The sum of a measure over the minutes of that name. */
  long sum(String kind, String name, String measure) throws IOException, InterruptedException {
    String query =
        """
        {"size": 0, "query": {"bool": {"filter": [
          {"term": {"grain": "minute"}}, {"term": {"name": "%s"}}]}},
         "aggs": {"all": {"sum": {"field": "%s"}}}}
        """
            .formatted(name, measure);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/footfall-" + kind + "/_search"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(query))
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(answer).at("/aggregations/all/value").asLong(-1);
  }
}
