package io.footfall.acceptance;

import static io.footfall.acceptance.GuardedCommands.words;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.model.VisitorBuckets;
import io.footfall.offers.model.Recipient;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.offers.store.ContactStore;
import io.footfall.offers.store.SuppressionStore;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Footfall's commands before servers that ask who is there: Kafka by TLS with SCRAM and by mutual
 * TLS, Cassandra by TLS with a login, Elasticsearch by TLS with an API key or a password, a mail
 * server by STARTTLS with a login, a mailbox by IMAP over TLS with a login, the collector and the
 * shop by HTTPS; each user with the rights that it needs and no other. And the secrets that let it
 * in are found in nothing that it prints, logs, writes or is started with.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class SecurityContract {

  private static final int RECORDS = 2_000;
  private static final int CLICKS = 3;

  /** One of those whose clicks the collector takes. */
  private static final String VISITOR = "visitor-0";

  private static final FrequentVisitor ANN = new FrequentVisitor("ann", "ann@shop.example");
  private static final String STREAM = "clicks/footfall/stream";
  private static final String TOKEN_VARIABLE = "READERS_TOKEN";

  private static final int KAFKA_CASSANDRA_ELASTICSEARCH_AND_MAIL = 4;

  private final Canaries canaries = new Canaries();
  private Certificates certificates;
  private GuardedServers servers;
  private GuardedCommands footfall;
  private Path outputs;
  private String token;
  private String lake;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    certificates =
        Certificates.make(
            folder.resolve("certificates"),
            canaries.make("the collector's key store"),
            GuardedServers.COLLECTOR,
            canaries.make("the client's key store"));
    Logins logins = Logins.make(canaries, "the");
    token = canaries.make("the dashboard's token");
    outputs = folder.resolve("outputs");
    lake = "--lake=" + folder.resolve("lake");
    servers = GuardedServers.start(certificates, logins, folder);
    footfall = commands(logins, "right");
  }

  private GuardedCommands commands(Logins logins, String kind) throws IOException {
    return GuardedCommands.of(
            servers,
            certificates,
            logins,
            canaries,
            folder.resolve("secrets-" + kind),
            outputs.resolve(kind))
        .with(TOKEN_VARIABLE, token)
        .with("FOOTFALL_LINK_KEY", canaries.make("the key of links, " + kind));
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  protected void whoMayComesInAndTheSecretsStayWithin() throws Exception {
    clicksAreSent();
    JsonNode ledger = clicksAreTakenIn();
    whatIsStoredIsLookedAt(ledger);
    whatIsStoredIsCountedAgain(ledger);
    whatIsStoredIsMendedAndWrittenAbout(ledger);
    assertThat(servers.elasticsearch().letThrough(), greaterThan(0));
    assertThat(servers.elasticsearch().turnedAway(), equalTo(0));
    aVisitorIsErased();
    try (FootfallProcess stream = stream()) {
      whoMayNotIsToldSo();
      theStreamCounts(stream);
    }

    canaries.lookAtFiles(outputs);
    assertThat(canaries.texts(), greaterThan(40L));
    assertThat(canaries.found(), empty());
  }

  /** By the generator, and to the collector by HTTPS. */
  private void clicksAreSent() throws Exception {
    int port = freePort();
    List<String> where = List.of("--collectorPort=" + port);
    try (FootfallProcess collector =
        footfall.start(
            words("collector", footfall.kafkaByCertificate(), footfall.https(), where))) {
      List<String> traffic = List.of("--seed=5", "--events=" + RECORDS);
      JsonNode sent = footfall.run(words("generate", footfall.kafkaByCertificate(), traffic));
      assertThat(sent.get("sent").asInt(), equalTo(RECORDS));
      collector.awaitLine("ADDRESSES");
      assertThat(collector.output(), containsString("https://127.0.0.1:" + port));
      canaries.lookAtArguments("collector", collector.handle());
      assertThat(
          ask(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/v1/clicks"))
                  .POST(HttpRequest.BodyPublishers.ofString(TrackerBatch.of(CLICKS))))
              .statusCode(),
          equalTo(204));
      canaries.look(
          "the collector's figures",
          ask(HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/metrics"))).body());
      collector.interrupt();
      collector.awaitExit(0);
    }
  }

  /** Into the stores and into the lake; what the former say of it. */
  private JsonNode clicksAreTakenIn() throws Exception {
    List<String> all = List.of("--untilCaughtUp");
    Map<String, JsonNode> said =
        footfall.together(
            words(
                "clickstream",
                footfall.kafka(Logins.PIPELINE),
                footfall.cassandra(),
                footfall.elasticsearch(),
                all),
            words(
                "lake",
                footfall.kafka(Logins.LAKE),
                footfall.cassandra(),
                List.of(lake, "--rejects"),
                all));
    JsonNode ledger = said.get("clickstream");
    assertThat(ledger.get("read").asInt(), equalTo(RECORDS + CLICKS));
    assertThat(ledger.get("rejected").size(), greaterThan(0));
    assertThat(said.get("lake").get("read"), equalTo(ledger.get("read")));
    return ledger;
  }

  private void whatIsStoredIsLookedAt(JsonNode ledger) throws Exception {
    Map<String, JsonNode> said =
        footfall.together(
            words(
                "verify",
                footfall.kafka(Logins.OPERATOR),
                footfall.cassandraToRead(),
                footfall.elasticsearchToRead(),
                List.of("--figures")),
            words(
                "doctor",
                footfall.kafka(Logins.OPERATOR),
                footfall.cassandra(),
                footfall.elasticsearch(),
                footfall.mail()),
            words("rejects", footfall.kafka(Logins.OPERATOR), List.of("--show=100")),
            words("compact", footfall.cassandra(), List.of(lake, "--openHours")));
    assertThat(said.get("verify").get("differences").asInt(), equalTo(0));
    assertThat(said.get("doctor").get("failures").asInt(), equalTo(0));
    assertThat(said.get("rejects").get("found").asInt(), greaterThan(0));
    assertThat(said.get("compact").get("rows"), equalTo(ledger.get("stored")));
  }

  private void whatIsStoredIsCountedAgain(JsonNode ledger) throws Exception {
    SortedSet<LocalDate> stored = StoredClicks.days(servers.administrator());
    List<String> days = List.of("--from=" + stored.first(), "--to=" + stored.last());
    Path export = outputs.resolve("export.json");
    Map<String, JsonNode> said =
        footfall.together(
            words(
                "report",
                footfall.cassandraToRead(),
                footfall.elasticsearchToRead(),
                List.of(lake, "--compare", "--output=" + outputs.resolve("reports")),
                days),
            words("insights", footfall.cassandraToRead(), footfall.elasticsearch(), days),
            words(
                "export",
                footfall.cassandraToRead(),
                List.of(lake, "--visitor=" + VISITOR, "--output=" + export)));
    assertThat(said.get("report").get("rows"), equalTo(ledger.get("stored")));
    assertThat(said.get("report").get("differences").asInt(), equalTo(0));
    assertThat(said.get("insights").get("figures").asInt(), greaterThan(0));
    JsonNode exported = new ObjectMapper().readTree(export.toFile());
    assertThat(exported.at("/cassandra/clickstream_events").size(), equalTo(1));
    assertThat(exported.get("lake").size(), equalTo(1));
  }

  /** At last clicks come in again, which nobody takes in. */
  private void whatIsStoredIsMendedAndWrittenAbout(JsonNode ledger) throws Exception {
    ANN.store(servers.administrator(), new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT));
    Map<String, JsonNode> said =
        footfall.together(
            words(
                "reprocess",
                footfall.kafka(Logins.PIPELINE),
                footfall.cassandra(),
                footfall.elasticsearch(),
                List.of("--fromSlice=1", "--toSlice=" + ledger.get("slices"))),
            words(
                "offers",
                footfall.cassandra(),
                footfall.elasticsearch(),
                footfall.mail(),
                footfall.mailbox()),
            words("rejects", footfall.kafka(Logins.OPERATOR), List.of("--replay")));
    assertThat(said.get("reprocess").get("unchanged"), equalTo(ledger.get("stored")));
    assertThat(said.get("rejects").get("replayed"), equalTo(said.get("rejects").get("found")));
    assertThat(said.get("offers").get("sent").asInt(), equalTo(1));
    assertThat(servers.mail().mails(), contains(containsString("To: " + ANN.address())));
    canaries.look("the mail", servers.mail().mails().get(0));
  }

  /**
   * While others look, one who may only look tries the same, and one who got a mail is gone by his
   * mail server and wants no more by his own word.
   */
  private void aVisitorIsErased() throws Exception {
    List<String> visitor = List.of(lake, "--visitor=" + VISITOR);
    List<String> page = List.of("--port=0", "--tokenVariable=" + TOKEN_VARIABLE);
    List<String> shop = List.of("--storefrontPort=" + freePort());
    OfferMail mail = new OfferMail(servers.mail().mails().get(0));
    servers.mailbox().bounce(mail.messageId());
    try (FootfallProcess dashboard =
            footfall.start(words("dashboard", footfall.elasticsearchToRead(), page));
        FootfallProcess storefront =
            footfall.start(
                words("storefront", footfall.cassandraOfShop(), footfall.https(), shop));
        FootfallProcess mayNot =
            footfall.start(
                words(
                    "erase", footfall.cassandraToRead(), footfall.elasticsearchToRead(), visitor));
        FootfallProcess help = help()) {
      Map<String, JsonNode> said =
          footfall.together(
              words("erase", footfall.cassandra(), footfall.elasticsearch(), visitor),
              words("offers", List.of("feedback"), footfall.cassandra(), footfall.mailbox()));
      JsonNode erased = said.get("erase");
      assertThat(erased.at("/erased/cassandra/clickstream_events").asInt(), equalTo(1));
      assertThat(erased.at("/erased/lake/clicks").asInt(), equalTo(1));
      assertThat(erased.get("left").size(), equalTo(0));
      assertIsRefused(mayNot, Logins.READER + " has no MODIFY permission");
      assertThat(said.get("offers").get("bounces").asInt(), equalTo(1));
      theDashboardReads(dashboard);
      theShopWritesDown(storefront, mail);
      theHelpIsOfThisEnvironment(help);
    }
  }

  private void theDashboardReads(FootfallProcess dashboard) throws Exception {
    dashboard.awaitLine("ADDRESSES");
    canaries.lookAtArguments("dashboard", dashboard.handle());
    String address = last(dashboard, "ADDRESSES").get("dashboard").asText();
    URI figures = URI.create(address + "/api/figures?range=24h");
    assertThat(ask(HttpRequest.newBuilder(figures)).statusCode(), equalTo(401));
    HttpResponse<String> answer =
        ask(HttpRequest.newBuilder(figures).header("Authorization", "Bearer " + token));
    assertThat(answer.body(), answer.statusCode(), equalTo(200));
    canaries.look("the dashboard's figures", answer.body());
  }

  private void theShopWritesDown(FootfallProcess storefront, OfferMail mail) throws Exception {
    storefront.awaitLine("ADDRESSES");
    canaries.lookAtArguments("storefront", storefront.handle());
    URI shop = URI.create(last(storefront, "ADDRESSES").get("storefront").asText());
    assertThat(
        ask(form(shop.resolve(mail.unsubscribePath()), "List-Unsubscribe=One-Click")).statusCode(),
        equalTo(200));
    assertThat(
        SuppressionStore.of(servers.administrator()).reasonsFor(Recipient.ofAddress(ANN.address())),
        equalTo(Set.of(SuppressionReason.OPT_OUT, SuppressionReason.HARD_BOUNCE)));
    String bob = UUID.randomUUID().toString();
    String signUp = "name=Bob&email=bob%40shop.example&marketing=on&visitor=" + bob;
    assertThat(ask(form(shop.resolve("/sign-up"), signUp)).statusCode(), equalTo(303));
    assertThat(
        ContactStore.of(servers.administrator()).find(bob).orElseThrow().email(),
        equalTo("bob@shop.example"));
    canaries.look(
        "the shop's figures", ask(HttpRequest.newBuilder(shop.resolve("/metrics"))).body());
  }

  private static HttpRequest.Builder form(URI address, String fields) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(fields));
  }

  /** Defaults come from the environment and the file, and help shows defaults. */
  private FootfallProcess help() throws IOException {
    Path config = folder.resolve("footfall.properties");
    Files.writeString(
        config,
        "kafkaPropertiesFile="
            + footfall.scramFile(Logins.PIPELINE)
            + "\ncassandraDatacenter=somewhere\n");
    Map<String, String> asked = new HashMap<>(footfall.environment());
    asked.put("FOOTFALL_CONFIG", config.toString());
    asked.put("FOOTFALL_ELASTICSEARCH_API_KEY_VARIABLE", GuardedCommands.API_KEY_VARIABLE);
    return FootfallProcess.start(outputs.resolve("help.log"), asked, EveryHelp.class, List.of());
  }

  private static void theHelpIsOfThisEnvironment(FootfallProcess help) throws Exception {
    help.awaitExit(0);
    assertThat(
        help.output(),
        allOf(
            containsString("somewhere)."),
            containsString("$ footfall offers claims --help"),
            containsString("complete -F")));
  }

  private FootfallProcess stream() throws IOException {
    return footfall.start(
        words(
            "clickstream",
            footfall.kafka(Logins.PIPELINE),
            footfall.elasticsearch(),
            List.of("--mode=stream", "--earlyInterval=PT1S", "--metricsPort=0")));
  }

  /** By the runner's own streaming, what slices have counted before. */
  private void theStreamCounts(FootfallProcess stream) throws Exception {
    ProcessPage page = ProcessPage.of(stream);
    IndexedFigures indexed = IndexedFigures.of(servers.unguardedElasticsearch());
    Awaitility.await()
        .atMost(2, TimeUnit.MINUTES)
        .pollInterval(200, TimeUnit.MILLISECONDS)
        .untilAsserted(
            () -> {
              assertThat(
                  page.sum("footfall_records_total"),
                  greaterThanOrEqualTo((double) RECORDS + CLICKS));
              indexed.refresh();
              assertThat(
                  indexed
                      .read(STREAM, FigureKind.PAGE, Grain.DAY, 0, System.currentTimeMillis())
                      .size(),
                  greaterThan(0));
            });
    stream.interrupt();
    stream.awaitExit(0);
  }

  /** Wrong secrets are secrets too, mostly with one letter wrong. */
  private void whoMayNotIsToldSo() throws Exception {
    GuardedCommands stranger = commands(Logins.make(canaries, "a wrong"), "wrong");
    int before = servers.elasticsearch().turnedAway();
    try (FootfallProcess doctor =
            stranger.start(
                words(
                    "doctor",
                    stranger.kafka(Logins.OPERATOR),
                    stranger.cassandra(),
                    stranger.elasticsearch(),
                    stranger.mail()));
        FootfallProcess clickstream =
            stranger.start(
                words(
                    "clickstream",
                    stranger.kafka(Logins.PIPELINE),
                    stranger.cassandra(),
                    stranger.elasticsearch()));
        FootfallProcess feedback =
            stranger.start(
                words(
                    "offers",
                    List.of("feedback"),
                    footfall.cassandraToRead(),
                    stranger.mailbox()))) {
      JsonNode kept =
          footfall.run(
              words(
                  "retain",
                  footfall.cassandra(),
                  footfall.elasticsearch(),
                  List.of(lake, "--cassandraDays=1", "--elasticsearchDays=1", "--lakeDays=1")));
      assertThat(kept.has("cassandraPartitions"), equalTo(true));
      assertThat(kept.has("elasticsearchDocuments"), equalTo(true));
      assertThat(kept.has("lakeFiles"), equalTo(true));
      assertThat(
          GuardedCommands.result(doctor, 1).get("failures").asInt(),
          equalTo(KAFKA_CASSANDRA_ELASTICSEARCH_AND_MAIL));
      assertThat(servers.elasticsearch().turnedAway(), greaterThan(before));
      assertIsRefused(clickstream, "");
      assertIsRefused(feedback, "correct the --imap options");
    }
  }

  private static void assertIsRefused(FootfallProcess process, String reason) throws Exception {
    int code = process.awaitExit();
    assertThat(process.output(), code, equalTo(1));
    assertThat(process.output(), allOf(containsString("FAILED: "), containsString(reason)));
  }

  private static JsonNode last(FootfallProcess process, String word) throws IOException {
    String line =
        process.output().lines().filter(text -> text.startsWith(word)).findFirst().orElseThrow();
    return new ObjectMapper().readTree(line.substring(word.length()));
  }

  private HttpResponse<String> ask(HttpRequest.Builder request) throws Exception {
    return HttpClient.newBuilder()
        .sslContext(certificates.ofClient())
        .build()
        .send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() {
    return LocalPorts.anyFree(new SecureRandom())
        .choose(List.of(new PortRole("https", 1)))
        .get("https");
  }
}
