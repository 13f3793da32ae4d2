package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Single requests to Elasticsearch, for what is asked once or has to be asked again. */
public final class ElasticsearchHttp {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ElasticsearchSettings settings;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT_PATIENCE).build();

  public ElasticsearchHttp(ElasticsearchSettings settings) {
    this.settings = settings;
  }

  /**
   * The answer, whatever its status; an empty object is sent as no body.
   *
   * @throws ElasticsearchException when there is none
   */
  public HttpResponse<String> send(String method, String path, ObjectNode body)
      throws InterruptedException {
    return send(
        method,
        path,
        "application/json",
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
  }

  /**
   * The answer to a bulk request of these lines, whatever its status.
   *
   * @throws ElasticsearchException when there is none
   */
  public HttpResponse<String> bulk(String lines) throws InterruptedException {
    return send("POST", "_bulk", "application/x-ndjson", BodyPublishers.ofString(lines));
  }

  private HttpResponse<String> send(
      String method, String path, String contentType, BodyPublisher body)
      throws InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(settings.address().resolve("/" + path))
            .timeout(PATIENCE)
            .header("Content-Type", contentType)
            .method(method, body);
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    long started = System.nanoTime();
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      SinkTimes.ELASTICSEARCH.answered(System.nanoTime() - started);
      SinkReports.send(SinkTimes.ELASTICSEARCH);
      return response;
    } catch (IOException failure) {
      SinkTimes.ELASTICSEARCH.failed();
      throw new ElasticsearchException(
          "Could not reach " + settings + ": start it, or correct --elasticsearch", failure);
    }
  }
}
