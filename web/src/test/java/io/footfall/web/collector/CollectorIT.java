package io.footfall.web.collector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.services.LocalService;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.web.load.SampleBatches;
import io.footfall.web.testing.CollectorUnderTest;
import io.footfall.web.testing.SharedKafka;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The collector's promises, before a real Kafka. */
class CollectorIT {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LocalServices services = SharedKafka.services();

  private static List<UUID> ids(int count) {
    return Stream.generate(UUID::randomUUID).limit(count).toList();
  }

  /** Posts it until it is taken, as the tracker does. */
  private static void awaitTaken(CollectorUnderTest collector, String batch) {
    Awaitility.await().atMost(LIMIT).until(() -> collector.post(batch).statusCode() == 204);
  }

  @Test
  void whatIsAnsweredWith204IsInKafkaAndFitForThePipeline() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings())) {
      List<UUID> ids = ids(10);
      assertThat(collector.post(SampleBatches.of(ids)).statusCode(), is(204));

      List<Click> clicks = collector.topic().clicks();
      assertThat(clicks.stream().map(Click::eventId).toList(), containsInAnyOrder(ids.toArray()));
      assertThat(clicks.stream().map(Click::ip).toList(), everyItem(is("127.0.0.0")));
      assertThat(clicks.stream().map(Click::userAgent).toList(), everyItem(is("Test/1.0")));
      collector
          .topic()
          .records()
          .forEach(
              record ->
                  assertThat(
                      new String(record.value(), UTF_8),
                      containsString("\"visitor_id\":\"" + record.key() + "\"")));
    }
  }

  @Test
  void anUnfitBatchIsRefusedAsAWholeAndLeavesNothing() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings())) {
      HttpResponse<String> answer =
          collector.post(SampleBatches.of(ids(3)).replaceFirst("page_view", "stroll"));
      assertThat(answer.statusCode(), is(400));
      assertThat(answer.body(), containsString("stroll"));
      assertThat(collector.topic().records(), empty());
    }
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedWhetherItSaysItsLengthOrNot() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings())) {
      byte[] large = new byte[300 * 1024];
      assertThat(collector.post(new String(large, UTF_8)).statusCode(), is(413));
      HttpRequest.Builder chunked =
          HttpRequest.newBuilder(collector.clicksUrl())
              .POST(
                  HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));
      assertThat(collector.send(chunked).statusCode(), is(413));
    }
  }

  @Test
  void oneClientsFloodIsTurnedAwayWithATimeToComeBack() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings().withClicksPerSecond(1))) {
      assertThat(collector.post(SampleBatches.of(ids(99))).statusCode(), is(204));
      HttpResponse<String> answer = collector.post(SampleBatches.of(ids(50)));
      assertThat(answer.statusCode(), is(429));
      assertThat(answer.headers().firstValue("Retry-After").isPresent(), is(true));
      assertThat(collector.topic().records(), hasSize(99));
    }
  }

  @Test
  void aProxyThatAddsALineOfItsOwnIsBelievedAndTheClientsLineIsNot() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(
            services, CollectorUnderTest.settings().withTrustInForwardedFor())) {
      HttpResponse<String> answer =
          collector.post(
              SampleBatches.of(ids(1)),
              "X-Forwarded-For",
              "203.0.113.1",
              "X-Forwarded-For",
              "198.51.100.7");
      assertThat(answer.statusCode(), is(204));
      assertThat(collector.topic().clicks().get(0).ip(), is("198.51.100.0"));
    }
  }

  @Test
  void onlyPagesOnTheListMaySend() throws Exception {
    String shop = "https://shop.example";
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(
            services, CollectorUnderTest.settings().withAllowedOrigins(List.of(shop)))) {
      HttpResponse<String> allowed = collector.post(SampleBatches.of(ids(1)), "Origin", shop);
      assertThat(allowed.statusCode(), is(204));
      assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin").orElse(""), is(shop));

      HttpResponse<String> foreign =
          collector.post(SampleBatches.of(ids(1)), "Origin", "https://evil.example");
      assertThat(foreign.statusCode(), is(403));
      assertThat(
          foreign.headers().firstValue("Access-Control-Allow-Origin").isPresent(), is(false));

      HttpResponse<String> preflight =
          collector.send(
              HttpRequest.newBuilder(collector.clicksUrl())
                  .header("Origin", shop)
                  .header("Access-Control-Request-Method", "POST")
                  .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
      assertThat(preflight.statusCode(), is(204));
      assertThat(
          preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""), is("POST"));
      assertThat(collector.topic().records(), hasSize(1));
    }
  }

  @Test
  void aKafkaThatHangsIs503WithATimeToComeBackAndThenNothingIsLost() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(
            services, CollectorUnderTest.settings().withPatience(Duration.ofSeconds(1)))) {
      List<UUID> before = ids(5);
      List<UUID> during = ids(5);
      awaitTaken(collector, SampleBatches.of(before));
      Awaitility.await()
          .atMost(LIMIT)
          .until(() -> collector.get(CollectorRoutes.READY).statusCode() == 200);

      services.get(Service.KAFKA).pause();
      try {
        HttpResponse<String> answer = collector.post(SampleBatches.of(during));
        assertThat(answer.statusCode(), is(503));
        assertThat(answer.headers().firstValue("Retry-After").isPresent(), is(true));
        assertThat(collector.get(CollectorRoutes.READY).statusCode(), is(503));
        assertThat(collector.get(CollectorRoutes.HEALTH).statusCode(), is(200));
      } finally {
        services.get(Service.KAFKA).resume();
      }

      awaitTaken(collector, SampleBatches.of(during));
      assertThat(
          collector.topic().clicks().stream().map(Click::eventId).distinct().toList(),
          containsInAnyOrder(Stream.concat(before.stream(), during.stream()).toArray()));
    }
  }

  @Test
  void theFirstClicksOfAllWaitForAKafkaThatHangs() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings())) {
      CompletableFuture<HttpResponse<String>> answer;
      services.get(Service.KAFKA).pause();
      try {
        answer = collector.postLater(SampleBatches.of(ids(1)));
        Awaitility.await().during(Duration.ofSeconds(1)).until(() -> !answer.isDone());
      } finally {
        services.get(Service.KAFKA).resume();
      }
      assertThat(answer.get(LIMIT.toSeconds(), TimeUnit.SECONDS).statusCode(), is(204));
    }
  }

  @Test
  void aKafkaThatHangsAtTheStartKeepsNoCollectorFromStarting() throws Exception {
    LocalService kafka = services.get(Service.KAFKA);
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings(), kafka::pause)) {
      String batch = SampleBatches.of(ids(1));
      assertThat(collector.post(batch).statusCode(), is(503));

      kafka.resume();

      awaitTaken(collector, batch);
    } finally {
      kafka.resume();
    }
  }

  @Test
  void countsWhatItTakesAndWhatItRefuses() throws Exception {
    try (CollectorUnderTest collector =
        CollectorUnderTest.start(services, CollectorUnderTest.settings())) {
      assertThat(collector.post(SampleBatches.of(ids(7))).statusCode(), is(204));
      collector.post("nonsense");
      String metrics = collector.get(CollectorRoutes.METRICS).body();
      assertThat(metrics, containsString("footfall_collector_clicks_taken_total 7.0"));
      assertThat(
          metrics,
          containsString("footfall_collector_requests_refused_total{reason=\"unfit\"} 1.0"));
    }
  }
}
