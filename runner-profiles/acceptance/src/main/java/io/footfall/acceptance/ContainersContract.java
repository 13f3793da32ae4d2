package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.services.mailbox.CaughtMails;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the containers of docker-compose.yml run, run: the same words, options and variables, with
 * the addresses of real servers on this machine in place of the containers' names. What this does
 * not see is the images.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class ContainersContract {

  private static final int CLICKS = 3;
  private static final long PATIENCE_SECONDS = 120;
  private static final Pattern TELEMETRY = Pattern.compile("http://0\\.0\\.0\\.0:(\\d+)/metrics");

  private static final Pattern LINK = Pattern.compile("List-Unsubscribe: <([^>]+)>");
  private static final FrequentVisitor ANN = new FrequentVisitor("ann", "ann@shop.example");

  private final HttpClient client = HttpClient.newHttpClient();
  private ContainersHere containers;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    containers = new ContainersHere(ComposeFile.read(), folder);
  }

  @AfterEach
  void stop() throws Exception {
    containers.close();
  }

  @Test
  protected void aClickGoesFromTheCollectorIntoEveryStore() throws Exception {
    FootfallProcess clickstream = containers.pipeline("clickstream");
    containers.serve("collector");
    containers.serve("dashboard");
    clickstream.awaitLine("Running.");
    assertThat(clickstream.output(), containsString("Running."));
    containers.serve("storefront");
    for (String name : List.of("collector", "storefront", "dashboard")) {
      awaitAnswer(containers.healthOf(name));
    }
    assertThat(
        send(HttpRequest.newBuilder(containers.at("collector", "/v1/clicks"))
                .POST(BodyPublishers.ofString(TrackerBatch.of(CLICKS))))
            .statusCode(),
        equalTo(204));

    ANN.store(containers.settings().cassandra(), containers.settings().buckets());
    FootfallProcess lake = containers.pipeline("lake");
    FootfallProcess offers = containers.pipeline("offers");
    FootfallProcess insights = containers.pipeline("insights");

    awaitFigure(clickstream, "footfall_records_total{outcome=\"stored\",topic=\"clicks\"} 3.0");
    awaitFigure(lake, "footfall_records_total{outcome=\"stored\",topic=\"clicks\"} 3.0");
    awaitFigure(offers, "footfall_turn_seconds_count{command=\"offers\"} 1");
    awaitFigure(insights, "footfall_turn_seconds_count{command=\"insights\"} 1");
    assertThat(offers.output(), containsString("OFFERS {\"lookedAt\":4,"));
    whatKibanaAsksForIsThere();
    whoSaysNoInAMailGetsNoOther();
    assertThat(
        send(HttpRequest.newBuilder(containers.at("dashboard", "/api/figures?range=24h"))
                .header(
                    "Authorization",
                    "Bearer "
                        + containers.environment("dashboard").get("FOOTFALL_DASHBOARD_TOKEN")))
            .statusCode(),
        equalTo(200));
    for (FootfallProcess pipeline : List.of(clickstream, lake, offers, insights)) {
      pipeline.interrupt();
    }
    for (FootfallProcess pipeline : List.of(clickstream, lake, offers, insights)) {
      pipeline.awaitExit(0);
    }
  }

  /** Its graphs' requests; who waits for figures of the hour and the day waits for all of them. */
  private void whatKibanaAsksForIsThere() throws Exception {
    Instant now = Instant.now();
    String from = now.minus(Duration.ofDays(1)).toString();
    String to = now.plus(Duration.ofDays(1)).toString();
    for (KibanaPanel panel : KibanaPanel.all()) {
      URI search =
          URI.create(
              containers.settings().elasticsearch().addresses().get(0)
                  + "/"
                  + panel.index()
                  + "/_search");
      Awaitility.await(panel.id())
          .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .untilAsserted(
              () -> {
                HttpResponse<String> answer =
                    send(
                        HttpRequest.newBuilder(search)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(panel.request(from, to))));
                assertThat(answer.body(), answer.statusCode(), equalTo(200));
                assertThat(panel.rows(answer.body()).isArray(), equalTo(true));
                if (panel.index().equals("footfall-total")
                    || panel.index().equals("footfall-page")) {
                  assertThat(answer.body(), panel.rows(answer.body()).size(), greaterThan(0));
                }
              });
    }
  }

  /** By the link of the mail that came, as a mail program would, and then another campaign. */
  private void whoSaysNoInAMailGetsNoOther() throws Exception {
    List<String> mails =
        CaughtMails.in(containers.mail()).byRecipient().getOrDefault(ANN.address(), List.of());
    assertThat(mails, hasSize(1));
    Matcher link = LINK.matcher(mails.get(0).replaceAll("\r?\n[ \t]", ""));
    assertThat(mails.get(0), link.find(), equalTo(true));
    assertThat(
        send(HttpRequest.newBuilder(
                    containers.at("storefront", URI.create(link.group(1)).getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")))
            .statusCode(),
        equalTo(200));

    Path campaign = folder.resolve("another.yaml");
    Files.writeString(
        campaign,
        Files.readString(ComposeFile.FOLDER.resolve("campaigns/welcome-back.yaml"))
            .replace("id: welcome-back", "id: another"));
    List<String> once = new ArrayList<>(containers.arguments("offers"));
    once.removeIf(word -> word.startsWith("--every=") || word.startsWith("--campaign="));
    once.add("--campaign=" + campaign);
    FootfallProcess another =
        containers.start("another-offer", containers.environment("offers"), once);
    another.awaitExit(0);

    assertThat(another.output(), containsString("\"opted_out\":1"));
    assertThat(another.output(), containsString("\"sent\":0"));
    assertThat(CaughtMails.in(containers.mail()).byRecipient().get(ANN.address()), hasSize(1));
  }

  private void awaitAnswer(URI page) {
    Awaitility.await("an answer of " + page)
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> send(HttpRequest.newBuilder(page)).statusCode() == 200);
  }

  private void awaitFigure(FootfallProcess pipeline, String figure) throws IOException {
    Awaitility.await(figure)
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .failFast(() -> !pipeline.handle().isAlive())
        .until(() -> figures(pipeline).contains(figure));
  }

  private String figures(FootfallProcess pipeline) throws IOException, InterruptedException {
    Matcher address = TELEMETRY.matcher(pipeline.output());
    return address.find()
        ? send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + address.group(1) + "/metrics")))
            .body()
        : "";
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
