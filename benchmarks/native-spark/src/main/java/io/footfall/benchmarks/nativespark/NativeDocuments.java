package io.footfall.benchmarks.nativespark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.footfall.figures.FigureKind;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.apache.spark.sql.Row;

/**
 * Figures of pages as documents, in Footfall's index for them, a thousand in a bulk request. The
 * first refusal ends it.
 */
final class NativeDocuments {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DOCUMENTS = 1_000;
  private static final int OK = 200;

  /** Of the whole process: a client has threads of its own. */
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI bulk;
  private final String index;
  private final StringBuilder lines = new StringBuilder();
  private int count;

  NativeDocuments(ElasticsearchSettings settings) {
    this.bulk = URI.create(settings.addresses().get(0) + "/_bulk");
    this.index = settings.indexOf(FigureKind.PAGE);
  }

  /** One with the columns of {@link NativeColumns#PAGES}. */
  void add(Row page) {
    String at = Instant.ofEpochMilli(page.getLong(0)).toString();
    String url = page.getString(1);
    ObjectNode action = JSON.createObjectNode();
    action.putObject("index").put("_index", index).put("_id", at + " " + url);
    ObjectNode document =
        JSON.createObjectNode()
            .put("source", "native-spark")
            .put("kind", "page")
            .put("grain", "minute")
            .put("at", at)
            .put("name", url)
            .put("events", page.getLong(2))
            .put("views", page.getLong(3))
            .put("visitors", page.getLong(4));
    lines.append(action).append('\n').append(document).append('\n');
    count++;
    if (count == DOCUMENTS) {
      flush();
    }
  }

  void flush() {
    if (count == 0) {
      return;
    }
    HttpRequest request =
        HttpRequest.newBuilder(bulk)
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofString(lines.toString()))
            .build();
    HttpResponse<String> answer;
    try {
      answer = CLIENT.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("Elasticsearch does not answer at " + bulk, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Elasticsearch was written to", e);
    }
    if (answer.statusCode() != OK || answer.body().contains("\"errors\":true")) {
      throw new IllegalStateException("Elasticsearch refused documents: " + answer.body());
    }
    lines.setLength(0);
    count = 0;
  }
}
