package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedElasticsearch;
import io.footfall.acceptance.security.GuardedServers;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Footfall before servers that ask who is there: Kafka by TLS with SCRAM and by mutual TLS,
 * Cassandra by TLS with a login, Elasticsearch by TLS with an API key, the collector by HTTPS; each
 * user with the rights that it needs and no other. And the secrets that let it in are found in
 * nothing that it prints, logs or is started with.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class SecurityContract {

  private static final int RECORDS = 2_000;
  private static final int CLICKS = 3;
  private static final String API_KEY_VARIABLE = "SEARCH_KEY";
  private static final String TOKEN_VARIABLE = "READERS_TOKEN";

  private final Canaries canaries = new Canaries();
  private final Map<String, String> environment = new HashMap<>();
  private Certificates certificates;
  private GuardedServers servers;
  private Path scram;
  private Path mutualTls;
  private Path secrets;
  private Path outputs;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    secrets = Files.createDirectory(folder.resolve("secrets"));
    outputs = Files.createDirectory(folder.resolve("outputs"));
    certificates =
        Certificates.make(
            secrets,
            canaries.make("the collector's key store"),
            GuardedServers.COLLECTOR,
            canaries.make("the client's key store"));
    String kafka = canaries.make("the password for Kafka");
    environment.put("FOOTFALL_CASSANDRA_PASSWORD", canaries.make("the password for Cassandra"));
    environment.put(API_KEY_VARIABLE, canaries.make("the API key"));
    environment.put(
        "FOOTFALL_ELASTICSEARCH_PASSWORD", canaries.make("the password for Elasticsearch"));
    environment.put(TOKEN_VARIABLE, canaries.make("the dashboard's token"));
    environment.put("FOOTFALL_LINK_KEY", canaries.make("the key of links"));
    environment.put("FOOTFALL_SMTP_PASSWORD", canaries.make("the password for SMTP"));
    environment.put("FOOTFALL_HTTPS_PASSWORD", certificates.serverPassword());
    // Reaches the services in processes of their own too, and holds nothing secret
    environment.put(
        "JAVA_TOOL_OPTIONS",
        "-Djavax.net.ssl.trustStore="
            + certificates.trustOfClients()
            + " -Djavax.net.ssl.trustStoreType=JKS");
    servers =
        GuardedServers.start(
            certificates,
            kafka,
            environment.get("FOOTFALL_CASSANDRA_PASSWORD"),
            environment.get(API_KEY_VARIABLE),
            environment.get("FOOTFALL_ELASTICSEARCH_PASSWORD"),
            secrets);
    scram = scramFile("scram.properties", kafka);
    mutualTls = mutualTlsFile();
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  protected void whoMayComesInAndTheSecretsStayWithin() throws Exception {
    assertThat(
        run("generate", mutualTls(List.of("generate", "--seed=5", "--events=" + RECORDS)), 0)
            .get("sent")
            .asInt(),
        equalTo(RECORDS));
    clicksComeInByHttps();

    JsonNode ledger = run("clickstream", pipeline("clickstream", "--untilCaughtUp"), 0);
    assertThat(ledger.get("read").asInt(), equalTo(RECORDS + CLICKS));
    assertThat(ledger.get("rejected").size(), greaterThan(0));
    assertThat(servers.elasticsearch().letThrough(), greaterThan(0));
    assertThat(servers.elasticsearch().turnedAway(), equalTo(0));
    whatReadsReads();
    theDashboardReads();
    whoMayNotIsToldSo();
    whoAsksForHelpIsToldNoSecret();

    canaries.lookAtFiles(outputs);
    assertThat(canaries.texts(), greaterThan(15L));
    assertThat(canaries.found(), empty());
  }

  private void clicksComeInByHttps() throws Exception {
    int port = freePort();
    List<String> arguments = mutualTls(List.of("collector", "--collectorPort=" + port));
    arguments.add("--httpsKeyStore=" + certificates.serverKeys());
    try (FootfallProcess collector = start("collector", arguments)) {
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

  /** At the same time, as none disturbs another. */
  private void whatReadsReads() throws Exception {
    List<String> dryRun = new ArrayList<>(List.of("offers", "--dry-run"));
    dryRun.addAll(cassandra());
    try (FootfallProcess verify = start("verify", pipeline("verify", "--figures"));
        FootfallProcess doctor = start("doctor", pipeline("doctor"));
        FootfallProcess rejects = start("rejects", scram(List.of("rejects")));
        FootfallProcess offers = start("offers", dryRun)) {
      assertThat(lastLine(verify, 0).get("differences").asInt(), equalTo(0));
      assertThat(lastLine(doctor, 0).get("failures").asInt(), equalTo(0));
      lastLine(offers, 0);
      lastLine(rejects, 0);
    }
  }

  private void theDashboardReads() throws Exception {
    List<String> arguments = new ArrayList<>(List.of("dashboard", "--port=0"));
    arguments.add("--tokenVariable=" + TOKEN_VARIABLE);
    // By a user's name and password, where the pipelines show a key
    arguments.add("--elasticsearch=" + servers.elasticsearch().address());
    arguments.add("--elasticsearchUser=" + GuardedElasticsearch.USER);
    try (FootfallProcess dashboard = start("dashboard", arguments)) {
      dashboard.awaitLine("ADDRESSES");
      canaries.lookAtArguments("dashboard", dashboard.handle());
      String address = last(dashboard, "ADDRESSES").get("dashboard").asText();
      URI figures = URI.create(address + "/api/figures?range=24h");
      assertThat(ask(HttpRequest.newBuilder(figures)).statusCode(), equalTo(401));
      HttpResponse<String> answer =
          ask(
              HttpRequest.newBuilder(figures)
                  .header("Authorization", "Bearer " + environment.get(TOKEN_VARIABLE)));
      assertThat(answer.body(), answer.statusCode(), equalTo(200));
      canaries.look("the dashboard's figures", answer.body());
    }
  }

  /** Wrong secrets are secrets too, mostly with one letter wrong. */
  private void whoMayNotIsToldSo() throws Exception {
    scram = scramFile("wrong.properties", canaries.make("a wrong password for Kafka"));
    environment.put("FOOTFALL_CASSANDRA_PASSWORD", canaries.make("a wrong password for Cassandra"));
    environment.put(API_KEY_VARIABLE, canaries.make("a wrong API key"));
    int before = servers.elasticsearch().turnedAway();

    try (FootfallProcess doctor = start("doctor-wrong", pipeline("doctor"));
        FootfallProcess refused =
            start("clickstream-wrong", pipeline("clickstream", "--untilCaughtUp"))) {
      assertThat(lastLine(doctor, 1).get("failures").asInt(), equalTo(3));
      assertThat(servers.elasticsearch().turnedAway(), greaterThan(before));
      int code = refused.awaitExit();
      assertThat(refused.output(), code, equalTo(1));
      assertThat(refused.output(), containsString("FAILED: "));
    }
  }

  /** Defaults come from the environment and the file, and help shows defaults. */
  private void whoAsksForHelpIsToldNoSecret() throws Exception {
    Path config = secrets.resolve("footfall.properties");
    Files.writeString(config, "kafkaPropertiesFile=" + scram + "\ncassandraDatacenter=somewhere\n");
    Map<String, String> asked = new HashMap<>(environment);
    asked.put("FOOTFALL_CONFIG", config.toString());
    asked.put("FOOTFALL_ELASTICSEARCH_API_KEY_VARIABLE", API_KEY_VARIABLE);
    try (FootfallProcess help =
        FootfallProcess.start(outputs.resolve("help.log"), asked, EveryHelp.class, List.of())) {
      help.awaitExit(0);
      assertThat(help.output(), containsString("somewhere)."));
      assertThat(help.output(), containsString("$ footfall offers claims --help"));
      assertThat(help.output(), containsString("complete -F"));
    }
  }

  private Path scramFile(String name, String password) throws IOException {
    return Files.writeString(
        secrets.resolve(name),
        """
        security.protocol=SASL_SSL
        sasl.mechanism=SCRAM-SHA-512
        sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="%s" password="%s";
        ssl.truststore.type=JKS
        ssl.truststore.location=%s
        """
            .formatted(GuardedServers.PIPELINE, password, certificates.trustOfClients()));
  }

  private Path mutualTlsFile() throws IOException {
    return Files.writeString(
        secrets.resolve("mutual-tls.properties"),
        """
        security.protocol=SSL
        ssl.keystore.location=%s
        ssl.keystore.password=%s
        ssl.truststore.type=JKS
        ssl.truststore.location=%s
        """
            .formatted(
                certificates.clientKeys(),
                certificates.clientPassword(),
                certificates.trustOfClients()));
  }

  private List<String> mutualTls(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--bootstrapServers=" + servers.mutualTlsKafka());
    all.add("--kafkaPropertiesFile=" + mutualTls);
    return all;
  }

  private List<String> scram(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.add("--bootstrapServers=" + servers.scramKafka());
    all.add("--kafkaPropertiesFile=" + scram);
    return all;
  }

  private List<String> pipeline(String command, String... more) {
    List<String> all = scram(List.of(command));
    all.addAll(cassandra());
    all.addAll(elasticsearch());
    all.addAll(List.of(more));
    return all;
  }

  private List<String> cassandra() {
    return List.of(
        "--cassandraContactPoints=" + servers.cassandra(),
        "--cassandraUser=" + GuardedServers.PIPELINE,
        "--cassandraTls");
  }

  private List<String> elasticsearch() {
    return List.of(
        "--elasticsearch=" + servers.elasticsearch().address(),
        "--elasticsearchApiKeyVariable=" + API_KEY_VARIABLE);
  }

  private FootfallProcess start(String name, List<String> arguments) throws IOException {
    FootfallProcess process =
        FootfallProcess.start(outputs.resolve(name + ".log"), environment, arguments);
    canaries.lookAtArguments(name, process.handle());
    return process;
  }

  /** Runs a command to that end; what its last line says. */
  private JsonNode run(String name, List<String> arguments, int exitCode) throws Exception {
    try (FootfallProcess process = start(name, arguments)) {
      return lastLine(process, exitCode);
    }
  }

  private static JsonNode lastLine(FootfallProcess process, int exitCode) throws Exception {
    int code = process.awaitExit();
    assertThat(process.output(), code, equalTo(exitCode));
    List<String> lines = process.output().lines().toList();
    String line = lines.get(lines.size() - 1);
    return new ObjectMapper().readTree(line.substring(line.indexOf('{')));
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
