package io.footfall.services.readiness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A server is ready when a page of its own about that answers 200. */
public record HttpReadiness(URI page) implements Readiness {

  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** Every index's primaries are there; replicas have nowhere to be on one node. */
  public static HttpReadiness ofElasticsearch(int port) {
    return at(port, "/_cluster/health?wait_for_status=yellow&timeout=1s");
  }

  public static HttpReadiness ofGreenMail(int port) {
    return at(port, "/api/service/readiness");
  }

  /** It has no page about that; it serves when it serves its icon. */
  public static HttpReadiness ofS3Mock(int port) {
    return at(port, "/favicon.ico");
  }

  private static HttpReadiness at(int port, String path) {
    return new HttpReadiness(URI.create("http://127.0.0.1:" + port + path));
  }

  @Override
  public boolean answers() throws IOException {
    // A client has threads until it is collected: one is made only when somebody listens.
    Conversation.with(page.getPort()).close();
    HttpRequest request = HttpRequest.newBuilder(page).timeout(LIMIT).build();
    try {
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking " + page, e);
    }
  }
}
