package io.footfall.pipelines.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.footfall.pipelines.elasticsearch.BulkFailure.Cause;
import io.footfall.pipelines.operations.SinkTimes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.beam.sdk.io.elasticsearch.ElasticsearchIO.Document;

/**
 * Documents that Beam's bulk writer gave up, written again. It tries an item again that a busy
 * cluster sent back, but not a request that was refused or lost as a whole: a circuit breaker's
 * 429, a 503, no answer (beam#22160). Those are sent again here, in small requests, ever more
 * seldom, for half a minute.
 */
final class BulkRetry {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int DOCUMENTS_A_REQUEST = 250;
  private static final RetryPolicy<Object> POLICY =
      RetryPolicy.builder()
          .handle(ElasticsearchException.class)
          .onRetry(event -> SinkTimes.ELASTICSEARCH.retried())
          .withBackoff(Duration.ofMillis(500), Duration.ofSeconds(8))
          .withJitter(0.2)
          .withMaxAttempts(10)
          .withMaxDuration(Duration.ofSeconds(30))
          .build();

  private final ElasticsearchSettings settings;
  private final ElasticsearchHttp http;

  BulkRetry(ElasticsearchSettings settings) {
    this.settings = settings;
    this.http = new ElasticsearchHttp(settings);
  }

  /**
   * Returns when each document is written or has been handed to {@code refused}, as its own fault.
   *
   * @throws ElasticsearchException when the cluster stays busy or away, or has to be seen to
   */
  void write(List<Document> documents, BiConsumer<Document, BulkFailure> refused) {
    for (int from = 0; from < documents.size(); from += DOCUMENTS_A_REQUEST) {
      int to = Math.min(documents.size(), from + DOCUMENTS_A_REQUEST);
      writeRequest(documents.subList(from, to), refused);
    }
  }

  private void writeRequest(List<Document> documents, BiConsumer<Document, BulkFailure> refused) {
    Map<String, Document> left =
        documents.stream()
            // Panes that came to the same are the same lines
            .collect(
                Collectors.toMap(Document::getBulkDirective, document -> document, (a, b) -> a));
    try {
      Failsafe.with(POLICY).run(() -> attempt(left, refused));
    } catch (FailsafeException failure) {
      if (failure.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new ElasticsearchException(settings + " did not write figures", failure.getCause());
    }
  }

  /** Leaves in the map what has to be tried again. */
  private void attempt(Map<String, Document> left, BiConsumer<Document, BulkFailure> refused)
      throws InterruptedException {
    List<Map.Entry<String, Document>> asked = new ArrayList<>(left.entrySet());
    HttpResponse<String> response =
        http.bulk(asked.stream().map(Map.Entry::getKey).collect(Collectors.joining()));
    if (response.statusCode() != OK) {
      throw new ElasticsearchException(
          settings + " answered " + response.statusCode() + ": " + response.body());
    }
    JsonNode items = parsed(response).path("items");
    String lastFailure = "";
    for (int i = 0; i < asked.size(); i++) {
      Map.Entry<String, Document> document = asked.get(i);
      JsonNode item = items.path(i);
      if (item.path("index").has("error")) {
        BulkFailure failure = BulkFailure.of(item.toString());
        if (failure.cause() != Cause.DOCUMENT && failure.cause() != Cause.SUPERSEDED) {
          lastFailure = failure.message();
          continue;
        }
        if (failure.cause() == Cause.DOCUMENT) {
          refused.accept(document.getValue(), failure);
        }
      }
      left.remove(document.getKey());
    }
    if (!left.isEmpty()) {
      throw new ElasticsearchException(settings + " did not write a figure: " + lastFailure);
    }
  }

  private JsonNode parsed(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException unreadable) {
      throw new ElasticsearchException(settings + " gave no JSON for an answer", unreadable);
    }
  }
}
