package io.footfall.acceptance;

import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * How full Elasticsearch takes its disk to be. Past the flood stage it makes every index read-only,
 * as it does on a disk that is really full, and gives them free again when there is room.
 */
final class DiskWatermark {

  /** More than any disk has free. */
  private static final String FULL = settings("9003tb", "9002tb", "9001tb");

  /** Looked after still: who does not look gives nothing free. */
  private static final String ROOMY = settings("3kb", "2kb", "1kb");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String BLOCK = "read_only_allow_delete\":\"true";

  private final ElasticsearchSettings settings;

  DiskWatermark(ElasticsearchSettings settings) {
    this.settings = settings;
  }

  /** Has the disk taken for full, and waits until nothing can be written. */
  void flood() throws IOException, InterruptedException {
    ask("PUT", "_cluster/settings", FULL);
    Awaitility.await().atMost(PATIENCE).until(this::isReadOnly);
  }

  /** Has the disk taken for one with room, and waits until everything can be written. */
  void ebb() throws IOException, InterruptedException {
    ask("PUT", "_cluster/settings", ROOMY);
    Awaitility.await().atMost(PATIENCE).until(() -> !isReadOnly());
  }

  private static String settings(String low, String high, String floodStage) {
    String disk = "\"cluster.routing.allocation.disk.";
    return "{\"transient\": {\"cluster.info.update.interval\": \"10s\","
        + (disk + "threshold_enabled\": true,")
        + (disk + "watermark.low\": \"" + low + "\",")
        + (disk + "watermark.high\": \"" + high + "\",")
        + (disk + "watermark.flood_stage\": \"" + floodStage + "\"}}");
  }

  private boolean isReadOnly() throws IOException, InterruptedException {
    return ask("GET", settings.indexPrefix() + "-*/_settings", "").contains(BLOCK);
  }

  private String ask(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.addresses().get(0) + "/" + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
    }
    return response.body();
  }
}
