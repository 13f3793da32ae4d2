package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.services.mailbox.CaughtMails;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final FrequentVisitor ANN = new FrequentVisitor("ann", "ann@shop.example");

  private final WebClient client = WebClient.plain();
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
    containers.serve("storefront");
    for (String name : List.of("collector", "storefront", "dashboard")) {
      awaitAnswer(containers.healthOf(name));
    }
    assertThat(
        client.post(containers.at("collector", "/v1/clicks"), TrackerBatch.of(CLICKS)).statusCode(),
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
    KibanaAnswers.of(containers.settings().elasticsearch()).areThere();
    whoSaysNoInAMailGetsNoOther();
    assertThat(
        client
            .get(
                containers.at("dashboard", "/api/figures?range=24h"),
                containers.environment("dashboard").get("FOOTFALL_DASHBOARD_TOKEN"))
            .statusCode(),
        equalTo(200));
    for (FootfallProcess pipeline : List.of(clickstream, lake, offers, insights)) {
      pipeline.interrupt();
    }
    for (FootfallProcess pipeline : List.of(clickstream, lake, offers, insights)) {
      pipeline.awaitExit(0);
    }
  }

  /** By the link of the mail that came, as a mail program would, and then another campaign. */
  private void whoSaysNoInAMailGetsNoOther() throws Exception {
    List<String> mails =
        CaughtMails.in(containers.mail()).byRecipient().getOrDefault(ANN.address(), List.of());
    assertThat(mails, hasSize(1));
    URI unsubscribe = containers.at("storefront", new OfferMail(mails.get(0)).unsubscribePath());
    assertThat(
        client.postForm(unsubscribe, "List-Unsubscribe=One-Click").statusCode(), equalTo(200));

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
        .atMost(LIMIT)
        .ignoreExceptionsMatching(IOException.class::isInstance)
        .until(() -> client.get(page).statusCode() == 200);
  }

  private static void awaitFigure(FootfallProcess pipeline, String figure) throws IOException {
    ProcessPage page = ProcessPage.of(pipeline);
    Awaitility.await(figure).atMost(LIMIT).until(() -> page.shows(figure));
  }
}
