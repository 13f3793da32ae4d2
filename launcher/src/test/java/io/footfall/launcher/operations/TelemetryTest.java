package io.footfall.launcher.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.operations.StreamProgress;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryTest {

  private static final Slice SLICE =
      new Slice("clicks/test", 7, 0, List.of(new SliceRange("clicks", 0, 0, 10)));

  private final List<String> told = new ArrayList<>();
  private final PrometheusMeterRegistry registry = Telemetry.newRegistry();
  private final SliceMetrics metrics = SliceMetrics.before(new Listener(), registry, "clicks");

  @Test
  void whatTheLoopDoesIsCountedAndToldOn() throws Exception {
    try (Telemetry telemetry = Telemetry.serve("127.0.0.1", 0, registry, metrics::isWell)) {
      metrics.started(SLICE);
      metrics.finished(
          new SliceReport(
              SLICE, 10, Duration.ofMillis(200), 42, Map.of("stored", 9L, "duplicate", 1L)));

      String figures = get(telemetry, "/metrics").body();
      assertThat(
          figures,
          containsString("footfall_records_total{outcome=\"stored\",topic=\"clicks\"} 9.0"));
      assertThat(figures, containsString("footfall_slice_number{topic=\"clicks\"} 7.0"));
      assertThat(figures, containsString("footfall_lag_records{topic=\"clicks\"} 42.0"));
      assertThat(figures, containsString("footfall_slice_seconds_count{topic=\"clicks\"} 1"));
      assertThat(figures, containsString("footfall_sink_requests_total{sink=\"cassandra\"}"));
      assertThat(figures, containsString("jvm_memory_used_bytes"));
      assertThat(told, is(List.of("started", "finished")));
    }
  }

  @Test
  void aSliceThatFailsMakesItUnreadyUntilOneGoesWell() throws Exception {
    try (Telemetry telemetry = Telemetry.serve("127.0.0.1", 0, registry, metrics::isWell)) {
      assertThat(get(telemetry, "/ready").statusCode(), is(200));
      metrics.retrying(SLICE, 2, new IllegalStateException("the store is down"));
      assertThat(get(telemetry, "/ready").statusCode(), is(503));
      assertThat(get(telemetry, "/health").statusCode(), is(200));
      metrics.finished(new SliceReport(SLICE, 0, Duration.ZERO, 0, Map.of()));
      assertThat(get(telemetry, "/ready").statusCode(), is(200));
    }
  }

  @Test
  void whatAStreamCountsIsShownFromItsStart() throws Exception {
    StreamMetrics.bindTo(registry, StreamProgress.HERE, "clicks");
    try (Telemetry telemetry = Telemetry.serve("127.0.0.1", 0, registry, () -> true)) {
      assertThat(
          get(telemetry, "/metrics").body(),
          containsString(
              "footfall_records_total{outcome=\"rejected.too_late\",topic=\"clicks\"} 0.0"));
      StreamProgress.HERE.cameTo(StreamProgress.COUNTED);
      StreamProgress.HERE.cameTo("rejected.too_late");

      String figures = get(telemetry, "/metrics").body();
      assertThat(
          figures,
          containsString("footfall_records_total{outcome=\"counted\",topic=\"clicks\"} 1.0"));
      assertThat(
          figures,
          containsString(
              "footfall_records_total{outcome=\"rejected.too_late\",topic=\"clicks\"} 1.0"));
    }
  }

  @Test
  void aCommandThatWorksInTurnsIsReadyAfterAGoodOne() throws Exception {
    TurnMetrics turns = TurnMetrics.of("offers", registry);
    try (Telemetry telemetry = Telemetry.serve("127.0.0.1", 0, registry, turns::isWell)) {
      assertThat(get(telemetry, "/ready").statusCode(), is(503));
      turns.finished(Duration.ofSeconds(3), Map.of("sent", 7L));

      assertThat(get(telemetry, "/ready").statusCode(), is(200));
      String figures = get(telemetry, "/metrics").body();
      assertThat(figures, containsString("footfall_offers_total{outcome=\"sent\"} 7.0"));
      assertThat(figures, containsString("footfall_turn_seconds_sum{command=\"offers\"} 3.0"));
    }
  }

  private static HttpResponse<String> get(Telemetry telemetry, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(telemetry.address() + path)).build(),
            BodyHandlers.ofString());
  }

  private final class Listener implements SliceListener {

    @Override
    public void started(Slice slice) {
      told.add("started");
    }

    @Override
    public void retrying(Slice slice, int attempt, Throwable failure) {
      told.add("retrying");
    }

    @Override
    public void finished(SliceReport report) {
      told.add("finished");
    }
  }
}
