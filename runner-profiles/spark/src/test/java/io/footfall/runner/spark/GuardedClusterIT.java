package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.InThisProcess;
import io.footfall.acceptance.security.Canaries;
import io.footfall.acceptance.security.Certificates;
import io.footfall.acceptance.security.GuardedServers;
import io.footfall.acceptance.security.Logins;
import io.footfall.runner.spark.cluster.JobPages;
import io.footfall.runner.spark.cluster.SparkCluster;
import io.footfall.runner.spark.cluster.Submission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clickstream, driver and executors, on a cluster before servers that ask who is there: Kafka
 * by TLS with SCRAM, Cassandra by TLS with a login, Elasticsearch by TLS with a key. They get
 * passwords and the executors' trust store as files that spark-submit brings along, and the key
 * from the environment of their machines. The cluster's own processes know each other by a secret
 * of its machines' settings, and encrypt what they say. None of these is found in what the cluster
 * prints, logs and shows.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GuardedClusterIT {

  private static final int RECORDS = 2_000;
  private static final String API_KEY_VARIABLE = "SEARCH_KEY";
  private static final String KAFKA_FILE = "kafka.properties";
  private static final String CASSANDRA_FILE = "cassandra-password";

  private final Canaries canaries = new Canaries();
  private Certificates certificates;
  private Logins logins;
  private GuardedServers servers;
  private SparkCluster cluster;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    certificates =
        Certificates.make(
            folder.resolve("certificates"),
            canaries.make("the servers' key store"),
            GuardedServers.COLLECTOR,
            canaries.make("the client's key store"));
    logins = Logins.make(canaries, "the");
    servers = GuardedServers.start(certificates, logins, folder);
    cluster =
        SparkCluster.start(
            folder.resolve("cluster"),
            2,
            Map.of(API_KEY_VARIABLE, logins.apiKey()),
            Map.of(
                "spark.authenticate",
                "true",
                "spark.authenticate.secret",
                canaries.make("the cluster's secret"),
                "spark.network.crypto.enabled",
                "true"));
    Files.writeString(folder.resolve(KAFKA_FILE), logins.kafkaProperties(Logins.PIPELINE));
    Files.writeString(folder.resolve(CASSANDRA_FILE), logins.cassandra().get(Logins.PIPELINE));
  }

  @AfterEach
  void stop() {
    cluster.close();
    servers.close();
  }

  @Test
  void executorsComeInAndTheSecretsStayWithin() throws Exception {
    generate();
    try (Submission clickstream = submit()) {
      clickstream.awaitLine("events/s");
      assertThat(clickstream.said(), cluster.executors(), hasSize(2));
      // Rejects are written by executors alone
      assertThat(
          clickstream.figure("footfall_sink_requests_total{sink=\"kafka\"}"), greaterThan(0.0));
      lookAtPages(clickstream);
      cluster.drivers().forEach(ProcessHandle::destroy);
      clickstream.awaitExit(0);
      assertThat(clickstream.output(), containsString("is FINISHED"));
      assertThat(ledger(clickstream.said()).get("read").asInt(), equalTo(RECORDS));
    }
    assertThat(servers.elasticsearch().letThrough(), greaterThan(0));
    assertThat(servers.elasticsearch().turnedAway(), equalTo(0));
    cluster.everyLog().forEach((file, text) -> canaries.look(file.toString(), text));
    canaries.lookAtFiles(folder.resolve("outputs"));
    assertThat(canaries.texts(), greaterThan(15L));
    assertThat(canaries.found(), empty());
  }

  /** What the driver and the master say of themselves, and what all were started with. */
  private void lookAtPages(Submission driver) throws IOException {
    Map<String, String> pages = JobPages.of(driver).texts();
    assertThat(pages.get("environment"), containsString(KAFKA_FILE));
    pages.forEach((page, text) -> canaries.look("the driver's page " + page, text));
    canaries.look("the master's page", JobPages.read(URI.create(cluster.page())));
    canaries.look(
        "the application's page",
        JobPages.read(URI.create(cluster.page() + "/app/?appId=" + cluster.application())));
    canaries.lookAtArguments("spark-submit", driver.handle());
    Stream.concat(cluster.drivers().stream(), cluster.executors().stream())
        .forEach(process -> canaries.lookAtArguments("process " + process.pid(), process));
  }

  private void generate() throws Exception {
    Path login = folder.resolve("generator.properties");
    Files.writeString(
        login,
        logins.kafkaProperties(Logins.OPERATOR)
            + "ssl.truststore.type=JKS\nssl.truststore.location="
            + certificates.trustOfClients());
    canaries.look(
        "the generator",
        InThisProcess.run(
            0,
            List.of(
                "generate",
                "--bootstrapServers=" + servers.scramKafka(),
                "--kafkaPropertiesFile=" + login,
                "--events=" + RECORDS)));
  }

  private Submission submit() throws IOException {
    Path trusted = certificates.trustOfClients();
    return Submission.start(
        cluster,
        output("submit.log"),
        List.of(
            "--deploy-mode",
            "cluster",
            "--driver-memory",
            "768m",
            "--executor-memory",
            "1g",
            "--conf",
            "spark.executor.cores=2",
            "--driver-java-options",
            trust(trusted),
            // Where executors work, spark-submit's files lie
            "--conf",
            "spark.executor.extraJavaOptions=" + trust(trusted.getFileName()),
            "--files",
            String.join(
                ",",
                folder.resolve(KAFKA_FILE).toString(),
                folder.resolve(CASSANDRA_FILE).toString(),
                trusted.toString())),
        List.of(
            "clickstream",
            "--bootstrapServers=" + servers.scramKafka(),
            "--kafkaPropertiesFile=" + KAFKA_FILE,
            "--cassandraContactPoints=" + servers.cassandra(),
            "--cassandraUser=" + Logins.PIPELINE,
            "--cassandraPasswordFile=" + CASSANDRA_FILE,
            "--cassandraTls",
            "--elasticsearch=" + servers.elasticsearch().address(),
            "--elasticsearchApiKeyVariable=" + API_KEY_VARIABLE,
            "--metricsPort=0"));
  }

  private static String trust(Path store) {
    return "-Djavax.net.ssl.trustStore=" + store + " -Djavax.net.ssl.trustStoreType=JKS";
  }

  private Path output(String name) throws IOException {
    return Files.createDirectories(folder.resolve("outputs")).resolve(name);
  }

  private static JsonNode ledger(String output) throws IOException {
    String line =
        output.lines().filter(text -> text.startsWith("LEDGER ")).findFirst().orElseThrow();
    return new ObjectMapper().readTree(line.substring("LEDGER ".length()));
  }
}
