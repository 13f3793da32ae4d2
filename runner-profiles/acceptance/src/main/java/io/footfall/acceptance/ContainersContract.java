package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.services.mailbox.CaughtMails;
import io.footfall.services.process.LocalPorts;
import io.footfall.services.process.PortRole;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final ComposeFile compose;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> here = new HashMap<>();
  private final Map<String, Integer> ports =
      LocalPorts.anyFree(new SecureRandom())
          .choose(
              List.of(
                  new PortRole("collector", 8081),
                  new PortRole("storefront", 8080),
                  new PortRole("dashboard", 8090)));
  private final List<AutoCloseable> running = new ArrayList<>();
  private LocalServices services;

  @TempDir private Path folder;

  /** Reads the file. */
  protected ContainersContract() throws IOException {
    compose = ComposeFile.read();
  }

  @BeforeEach
  void start() {
    services =
        LocalServices.builder()
            .freePorts()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH, Service.MAIL, Service.S3)
            .start();
    InetSocketAddress cassandra = services.cassandra().contactPoint();
    here.put("kafka:9092", services.kafka().bootstrapServers());
    here.put("cassandra:9042", cassandra.getHostString() + ":" + cassandra.getPort());
    here.put("http://elasticsearch:9200", services.elasticsearch().url().toString());
    here.put("http://minio:9000", services.s3().url().toString());
    here.put("mail:1025", services.mail().host() + ":" + services.mail().smtpPort());
    here.put("/opt/footfall/campaigns", ComposeFile.FOLDER.resolve("campaigns").toString());
    here.put("--collectorPort=8081", "--collectorPort=" + ports.get("collector"));
    here.put("--storefrontPort=8080", "--storefrontPort=" + ports.get("storefront"));
    here.put("--port=8090", "--port=" + ports.get("dashboard"));
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : running) {
      each.close();
    }
    CassandraSessions.closeAll();
    services.close();
  }

  @Test
  protected void aClickGoesFromTheCollectorIntoEveryStore() throws Exception {
    FootfallProcess clickstream = pipeline("clickstream");
    serve("collector");
    serve("dashboard");
    clickstream.awaitLine("Running.");
    assertThat(clickstream.output(), containsString("Running."));
    serve("storefront");
    for (String name : List.of("collector", "storefront", "dashboard")) {
      awaitAnswer(healthOf(name));
    }
    assertThat(
        send(HttpRequest.newBuilder(at("collector", "/v1/clicks"))
                .POST(BodyPublishers.ofString(TrackerBatch.of(CLICKS))))
            .statusCode(),
        equalTo(204));

    ANN.store(settings().cassandra(), settings().buckets());
    FootfallProcess lake = pipeline("lake");
    FootfallProcess offers = pipeline("offers");
    FootfallProcess insights = pipeline("insights");

    awaitFigure(clickstream, "footfall_records_total{outcome=\"stored\",topic=\"clicks\"} 3.0");
    awaitFigure(lake, "footfall_records_total{outcome=\"stored\",topic=\"clicks\"} 3.0");
    awaitFigure(offers, "footfall_turn_seconds_count{command=\"offers\"} 1");
    awaitFigure(insights, "footfall_turn_seconds_count{command=\"insights\"} 1");
    assertThat(offers.output(), containsString("OFFERS {\"lookedAt\":4,"));
    whatKibanaAsksForIsThere();
    whoSaysNoInAMailGetsNoOther();
    assertThat(
        send(HttpRequest.newBuilder(at("dashboard", "/api/figures?range=24h"))
                .header(
                    "Authorization",
                    "Bearer " + environment("dashboard").get("FOOTFALL_DASHBOARD_TOKEN")))
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
      URI search = services.elasticsearch().url().resolve("/" + panel.index() + "/_search");
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
        CaughtMails.in(services.mail()).byRecipient().getOrDefault(ANN.address(), List.of());
    assertThat(mails, hasSize(1));
    Matcher link = LINK.matcher(mails.get(0).replaceAll("\r?\n[ \t]", ""));
    assertThat(mails.get(0), link.find(), equalTo(true));
    assertThat(
        send(HttpRequest.newBuilder(at("storefront", URI.create(link.group(1)).getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")))
            .statusCode(),
        equalTo(200));

    Path campaign = folder.resolve("another.yaml");
    Files.writeString(
        campaign,
        Files.readString(ComposeFile.FOLDER.resolve("campaigns/welcome-back.yaml"))
            .replace("id: welcome-back", "id: another"));
    List<String> once = new ArrayList<>(arguments("offers"));
    once.removeIf(word -> word.startsWith("--every=") || word.startsWith("--campaign="));
    once.add("--campaign=" + campaign);
    FootfallProcess another = start("another-offer", environment("offers"), once);
    another.awaitExit(0);

    assertThat(another.output(), containsString("\"opted_out\":1"));
    assertThat(another.output(), containsString("\"sent\":0"));
    assertThat(CaughtMails.in(services.mail()).byRecipient().get(ANN.address()), hasSize(1));
  }

  private ClickstreamSettings settings() {
    return TestServers.of(services).settings();
  }

  /** What Spark is handed after the jar, in a process of this runner. */
  private FootfallProcess pipeline(String name) throws IOException {
    return start(name, environment(name), arguments(name));
  }

  private List<String> arguments(String name) {
    List<String> command = words(name);
    return command.subList(command.indexOf(ComposeFile.JAR) + 1, command.size());
  }

  private FootfallProcess start(
      String name, Map<String, String> environment, List<String> arguments) throws IOException {
    // Containers have a port 9400 each; here it is one machine
    environment.put("FOOTFALL_METRICS_PORT", "0");
    FootfallProcess process =
        FootfallProcess.start(folder.resolve(name + ".log"), environment, arguments);
    running.add(process);
    return process;
  }

  /** What the image's own script starts, with the class paths of this build. */
  private void serve(String name) throws IOException {
    Path script = ComposeFile.serviceScript(folder, getClass().getClassLoader());
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(words(name));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().putAll(environment(name));
    builder.environment().put("JAVA_OPTIONS", "-Xmx128m -XX:TieredStopAtLevel=1");
    Process process = builder.start();
    running.add(process::destroyForcibly);
  }

  private List<String> words(String name) {
    return ComposeFile.list(compose.services().get(name), "command").stream()
        .map(this::replaced)
        .toList();
  }

  private Map<String, String> environment(String name) {
    Map<String, String> environment = new HashMap<>();
    ComposeFile.map(compose.services().get(name), "environment")
        .forEach((variable, value) -> environment.put(variable, replaced(value.toString())));
    return environment;
  }

  private String replaced(String text) {
    String replaced = text;
    for (Map.Entry<String, String> place : here.entrySet()) {
      replaced = replaced.replace(place.getKey(), place.getValue());
    }
    return replaced;
  }

  /** What the container's health check asks for, at the port it has here. */
  private URI healthOf(String name) {
    List<String> test =
        ComposeFile.list(ComposeFile.map(compose.services().get(name), "healthcheck"), "test");
    return at(name, URI.create(test.get(test.size() - 1)).getPath());
  }

  private URI at(String name, String path) {
    return URI.create("http://127.0.0.1:" + ports.get(name) + path);
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
