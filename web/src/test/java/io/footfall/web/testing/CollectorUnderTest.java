package io.footfall.web.testing;

import io.footfall.services.LocalServices;
import io.footfall.web.HttpServer;
import io.footfall.web.collector.Collector;
import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.collector.CollectorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A collector before a Kafka, and a client of it. */
public final class CollectorUnderTest implements AutoCloseable {

  private final Collector collector;
  private final HttpServer server;
  private final ClickTopic topic;
  private final HttpClient client = HttpClient.newHttpClient();

  private CollectorUnderTest(Collector collector, HttpServer server, ClickTopic topic) {
    this.collector = collector;
    this.server = server;
    this.topic = topic;
  }

  /**
   * Settings for a topic that no other test uses, with patience for the Kafka of a busy machine: a
   * test of what comes of a slow one sets its own.
   */
  public static CollectorSettings settings() {
    return CollectorSettings.of("clicks-" + UUID.randomUUID()).withPatience(Duration.ofMinutes(1));
  }

  /** Makes the topic, and a collector that writes to it. */
  public static CollectorUnderTest start(LocalServices services, CollectorSettings settings) {
    return start(services, settings, () -> {});
  }

  /** The same with something done between the two. */
  public static CollectorUnderTest start(
      LocalServices services, CollectorSettings settings, Runnable betweenThem) {
    String kafka = services.kafka().bootstrapServers();
    ClickTopic topic = ClickTopic.create(kafka, settings.topic());
    betweenThem.run();
    Collector collector = Collector.of(settings, Map.of("bootstrap.servers", kafka));
    HttpServer server =
        HttpServer.start(
            "127.0.0.1",
            Ports.choose().collector(),
            config -> CollectorRoutes.add(config, collector));
    return new CollectorUnderTest(collector, server, topic);
  }

  public ClickTopic topic() {
    return topic;
  }

  public URI clicksUrl() {
    return server.address().resolve(CollectorRoutes.CLICKS);
  }

  /** Posts a batch, with headers given as name, value, name, value. */
  public HttpResponse<String> post(String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = batch(body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** The same without waiting for the answer. */
  public CompletableFuture<HttpResponse<String>> postLater(String body) {
    return client.sendAsync(batch(body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder batch(String body) {
    return HttpRequest.newBuilder(clicksUrl())
        .header("User-Agent", "Test/1.0")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  public HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(server.address().resolve(path)));
  }

  public HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    collector.close();
    topic.close();
  }
}
