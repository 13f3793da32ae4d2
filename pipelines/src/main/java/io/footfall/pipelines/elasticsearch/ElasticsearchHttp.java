package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.pipelines.operations.SinkReports;
import io.footfall.pipelines.operations.SinkTimes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests to Elasticsearch, by one client for the whole JVM, which keeps connections open. Each
 * ends within half a minute, with a whole answer or without one.
 */
public final class ElasticsearchHttp {

  private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Says which version it speaks: it would ask for another one with every first request. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(CONNECT_PATIENCE).build();

  /** Bulk requests take the addresses in turn, whoever sends them. */
  private static final AtomicInteger TURN = new AtomicInteger();

  private final ElasticsearchSettings settings;
  private final Duration patience;

  public ElasticsearchHttp(ElasticsearchSettings settings) {
    this(settings, PATIENCE);
  }

  ElasticsearchHttp(ElasticsearchSettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
  }

  /**
   * The answer, whatever its status; an empty object is sent as no body.
   *
   * @throws ElasticsearchException when there is none
   */
  public HttpResponse<String> send(String method, String path, ObjectNode body)
      throws InterruptedException {
    HttpRequest request =
        request(settings.address(), path)
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
            .build();
    long started = System.nanoTime();
    try {
      HttpResponse<String> response = answerTo(request).get();
      SinkTimes.ELASTICSEARCH.answered(System.nanoTime() - started);
      SinkReports.send(SinkTimes.ELASTICSEARCH);
      return response;
    } catch (ExecutionException failure) {
      SinkTimes.ELASTICSEARCH.failed();
      throw new ElasticsearchException(unreachable(), failure.getCause());
    }
  }

  /**
   * The answer to a bulk request of these lines, whatever its status: of each item status and error
   * alone. Ends with a {@link BusyException} when there is none.
   */
  CompletableFuture<HttpResponse<String>> bulk(String lines) {
    URI address = settings.addressOf(TURN.getAndIncrement());
    HttpRequest request =
        request(address, "_bulk?filter_path=errors,items.index.status,items.index.error")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines))
            .build();
    long started = System.nanoTime();
    return answerTo(request)
        .handle(
            (response, failure) -> {
              if (failure != null) {
                throw new BusyException(unreachable(), failure);
              }
              SinkTimes.ELASTICSEARCH.answered(System.nanoTime() - started);
              return response;
            });
  }

  /**
   * Given up when it is not whole in time: the request's own timeout ends with the first lines of
   * the answer, and a server that dies then would be waited for without end.
   */
  private CompletableFuture<HttpResponse<String>> answerTo(HttpRequest request) {
    CompletableFuture<HttpResponse<String>> answer =
        CLIENT.sendAsync(request, BodyHandlers.ofString());
    return answer
        .copy()
        .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (response, failure) -> {
              if (failure instanceof TimeoutException) {
                answer.cancel(true);
              }
            });
  }

  private HttpRequest.Builder request(URI address, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/" + path)).timeout(patience);
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private String unreachable() {
    return "Could not reach " + settings + ": start it, or correct --elasticsearch";
  }
}
