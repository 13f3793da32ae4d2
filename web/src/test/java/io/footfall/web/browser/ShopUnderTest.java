package io.footfall.web.browser;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.prepare.RefusedClick;
import io.footfall.services.LocalServices;
import io.footfall.web.HttpServer;
import io.footfall.web.collector.Collector;
import io.footfall.web.collector.CollectorRoutes;
import io.footfall.web.collector.CollectorSettings;
import io.footfall.web.storefront.StorefrontRoutes;
import io.footfall.web.testing.ClickTopic;
import io.footfall.web.testing.CollectorUnderTest;
import io.footfall.web.testing.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The shop, and the collector at another port: another origin, as in life. */
final class ShopUnderTest implements AutoCloseable {

  static final Duration LIMIT = Duration.ofSeconds(40);

  private final Collector collector;
  private final HttpServer collectorServer;
  private final HttpServer shop;
  private final ClickTopic topic;

  private ShopUnderTest(
      Collector collector, HttpServer collectorServer, HttpServer shop, ClickTopic topic) {
    this.collector = collector;
    this.collectorServer = collectorServer;
    this.shop = shop;
    this.topic = topic;
  }

  static ShopUnderTest open(LocalServices services) {
    return open(services, LIMIT);
  }

  /** Whose collector gives Kafka so much time for a batch before it turns one away. */
  static ShopUnderTest open(LocalServices services, Duration patience) {
    Ports ports = Ports.choose();
    URI clicks = URI.create("http://127.0.0.1:" + ports.collector() + CollectorRoutes.CLICKS);
    CollectorSettings settings =
        CollectorUnderTest.settings()
            .withAllowedOrigins(List.of("http://127.0.0.1:" + ports.storefront()))
            .withPatience(patience);
    String kafka = services.kafka().bootstrapServers();
    ClickTopic topic = ClickTopic.create(kafka, settings.topic());
    Collector collector = Collector.of(settings, Map.of("bootstrap.servers", kafka));
    return new ShopUnderTest(
        collector,
        HttpServer.start(
            "127.0.0.1", ports.collector(), config -> CollectorRoutes.add(config, collector)),
        HttpServer.start(
            "127.0.0.1", ports.storefront(), config -> StorefrontRoutes.add(config, 42, clicks)),
        topic);
  }

  String url(String path) {
    return shop.address() + path;
  }

  /** What has arrived, repeated or not, as it came. */
  List<Click> arrivals() throws RefusedClick {
    return topic.clicks();
  }

  /**
   * What has arrived, each event once, in the order of the browser's clock. Fails where the
   * pipeline would refuse one.
   */
  List<Click> clicks() throws RefusedClick {
    Map<UUID, Click> byId = new LinkedHashMap<>();
    arrivals().forEach(click -> byId.putIfAbsent(click.eventId(), click));
    return byId.values().stream()
        .sorted(Comparator.comparingLong(ShopUnderTest::deviceTime))
        .toList();
  }

  /**
   * The pipeline's corrected time holds a request's time on the way, so that of clicks a few
   * milliseconds apart the later one may come out first when its request was the faster.
   */
  private static long deviceTime(Click click) {
    return click.occurredAt() - click.clockSkewMillis();
  }

  /** The same, as soon as it fulfils the condition. */
  List<Click> await(Predicate<List<Click>> condition) {
    return Awaitility.await().atMost(LIMIT).until(this::clicks, condition);
  }

  /** All but heartbeats, as soon as there are so many: those come while a test takes its time. */
  List<Click> await(int count) {
    return withoutHeartbeats(await(all -> withoutHeartbeats(all).size() == count));
  }

  static List<Click> withoutHeartbeats(List<Click> clicks) {
    return clicks.stream().filter(click -> click.eventType() != EventType.PAGE_PING).toList();
  }

  /** Those of a type, as soon as there are so many of them. */
  List<Click> await(EventType type, int count) {
    return ofType(type, await(all -> ofType(type, all).size() == count));
  }

  static List<Click> ofType(EventType type, List<Click> clicks) {
    return clicks.stream().filter(click -> click.eventType() == type).toList();
  }

  /** Waits until the collector has turned a request away because of Kafka. */
  void awaitRefusal() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest metrics =
        HttpRequest.newBuilder(collectorServer.address().resolve(CollectorRoutes.METRICS)).build();
    Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                client
                    .send(metrics, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .anyMatch(
                        line ->
                            line.startsWith(
                                    "footfall_collector_requests_refused_total{reason=\"kafka\"}")
                                && !line.endsWith(" 0.0")));
  }

  @Override
  public void close() {
    shop.close();
    collectorServer.close();
    collector.close();
    topic.close();
  }
}
