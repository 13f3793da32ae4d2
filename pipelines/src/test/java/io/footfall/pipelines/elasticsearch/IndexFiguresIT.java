package io.footfall.pipelines.elasticsearch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureCoder;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.figures.Tallies;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.RejectsTopic;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import io.footfall.services.LocalService;
import io.footfall.services.Service;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class IndexFiguresIT {

  private static final String REJECTS = "rejected-figures";
  private static final Slice SLICE =
      new Slice("clicks/test", 3, Clicks.DAY_START, List.of(new SliceRange("clicks", 0, 0, 1_000)));

  @BeforeAll
  static void makeTopic() throws Exception {
    try (Topics topics = new Topics()) {
      topics.create(REJECTS, 1, Map.of());
    }
  }

  @Test
  void aFigureIsOneDocumentHoweverOftenItIsWritten() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("replay");
    FigureIndices.create(settings);
    FigureIndices.create(settings);

    index(settings, figures(2_500, 1));
    index(settings, figures(2_500, 2));

    assertThat(count(settings), is(2_500L));
    JsonNode sum =
        ask(
            settings,
            "POST",
            "/replay-page/_search?size=0",
            "{\"aggs\":{\"views\":{\"sum\":{\"field\":\"views\"}}}}");
    assertThat(sum.at("/aggregations/views/value").asLong(), is(5_000L));
  }

  @Test
  void whatTheMappingRefusesIsRejectedAndTheRestIsIndexed() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("refused");
    ask(
        settings,
        "PUT",
        "/refused-page",
        "{\"mappings\":{\"properties\":{\"views\":{\"type\":\"byte\"}}}}");
    List<Figure> figures = new ArrayList<>(figures(50, 1));
    figures.add(figure("/too-many", 1_000));

    index(settings, figures);

    assertThat(count(settings), is(50L));
    Map<String, ConsumerRecord<byte[], byte[]>> rejects =
        RejectsTopic.byKey(Servers.kafka().bootstrapServers(), REJECTS);
    String id = FigureDocument.of(settings, SLICE.source(), figure("/too-many", 1_000)).id();
    assertThat(rejects.keySet(), is(Set.of(id)));
    ConsumerRecord<byte[], byte[]> reject = rejects.get(id);
    assertThat(new String(reject.value(), UTF_8), containsString("/too-many"));
    assertThat(header(reject, "stage"), is("index"));
    assertThat(header(reject, "reason"), is("not_indexable"));
    assertThat(header(reject, "message"), containsString("400"));
    assertThat(header(reject, "offset"), is("3"));
  }

  @Test
  void aBlockedIndexFailsTheSliceAndRejectsNothing() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("busy");
    ask(settings, "PUT", "/busy-page", "{\"settings\":{\"index.blocks.write\":true}}");

    RuntimeException failed =
        assertThrows(RuntimeException.class, () -> index(settings, figures(10, 1)));

    assertThat(failed.getMessage(), containsString("403"));
  }

  /** The breaker refuses requests as a whole, with 429, as it does when the heap is full. */
  @Test
  void whatABusyClusterSendsBackIsWrittenWhenItHasTime() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("breaker");
    FigureIndices.create(settings);
    limitRequests(settings, "\"1kb\"");

    CompletableFuture<Void> indexing =
        CompletableFuture.runAsync(() -> index(settings, figures(600, 1)));
    await().until(() -> trippedRequests(settings), greaterThan(0L));
    limitRequests(settings, "null");
    indexing.get(2, TimeUnit.MINUTES);

    assertThat(count(settings), is(600L));
  }

  private static void limitRequests(ElasticsearchSettings settings, String limit) throws Exception {
    ask(
        settings,
        "PUT",
        "/_cluster/settings",
        "{\"transient\":{\"network.breaker.inflight_requests.limit\":" + limit + "}}");
  }

  private static long trippedRequests(ElasticsearchSettings settings) throws Exception {
    return ask(settings, "GET", "/_nodes/stats/breaker", "")
        .findValue("in_flight_requests")
        .get("tripped")
        .asLong();
  }

  @Test
  void aServerThatIsAwayFailsTheSliceUntilItIsBack() throws Exception {
    ElasticsearchSettings settings = Servers.elasticsearch("away");
    FigureIndices.create(settings);
    LocalService server = Servers.handle(Service.ELASTICSEARCH);
    server.kill();

    assertThrows(RuntimeException.class, () -> index(settings, figures(10, 1)));
    ElasticsearchException unreachable =
        assertThrows(ElasticsearchException.class, () -> FigureIndices.create(settings));

    assertThat(unreachable.getMessage(), containsString("--elasticsearch"));
    server.restart();
    index(settings, figures(10, 1));
    assertThat(count(settings), is(10L));
  }

  private static void index(ElasticsearchSettings settings, List<Figure> figures) {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline
        .apply(Create.of(figures).withCoder(FigureCoder.of()))
        .apply(IndexFigures.to(settings, Servers.kafka(), REJECTS, SLICE));
    pipeline.run().waitUntilFinish();
  }

  private static List<Figure> figures(int count, int views) {
    List<Figure> figures = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      figures.add(figure("/p/" + number, views));
    }
    return figures;
  }

  private static Figure figure(String name, long views) {
    return new Figure(
        new FigureKey(FigureKind.PAGE, Grain.MINUTE, Clicks.DAY_START, name),
        Tallies.of(Map.of(Measure.VIEWS, views), 3));
  }

  private static long count(ElasticsearchSettings settings) throws Exception {
    String index = settings.indexOf(FigureKind.PAGE);
    ask(settings, "POST", "/" + index + "/_refresh", "");
    return ask(settings, "GET", "/" + index + "/_count", "").path("count").asLong();
  }

  private static JsonNode ask(
      ElasticsearchSettings settings, String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(settings.addresses().get(0) + path))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    return new ObjectMapper()
        .readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
