package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.acceptance.Faults;
import io.footfall.acceptance.TestServers;
import io.footfall.acceptance.TestTraffic;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.runner.spark.cluster.JobPages;
import io.footfall.runner.spark.cluster.SparkCluster;
import io.footfall.runner.spark.cluster.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled jar on a real cluster: a master and two workers, processes on the class path of a
 * Spark download; executors of 1 GB; the clickstream submitted in both deploy modes, in client mode
 * as the two jars that the pipelines' image has.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SubmittedClickstreamIT {

  private static final long SEED = 11;
  private static final int FULL_SLICES = 2;
  private static final int EVENTS_PER_SLICE = 200_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern TEXT_OF_SPARK =
      Pattern.compile("^[\\d/]+ [\\d:]+ (INFO|WARN|ERROR) ");

  @TempDir private static Path folder;
  private static TestServers servers;
  private static SparkCluster cluster;

  @BeforeAll
  static void startServers() throws Exception {
    servers = TestServers.shared();
    cluster = SparkCluster.start(folder.resolve("cluster"), 2);
  }

  @AfterAll
  static void stopServers() {
    cluster.close();
    servers.close();
  }

  @Test
  void everyRecordIsStoredOnceInBothDeployModes() throws Exception {
    ClickstreamSettings settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
    int before = cluster.state().get("completedapps").size();
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, 200)) {
      try (Submission client =
          submit(servers, "client", 2, List.of("--logFormat=json", "--metricsPort=0"))) {
        client.awaitLine("events/s");
        assertThat(client.output(), cluster.executors(), hasSize(2));
        // Of one application: a slice after the other in the same context
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                JobPages.of(client)::descriptions,
                hasItems(
                    "clickstream, slice 1 of " + settings.source(),
                    "clickstream, slice 2 of " + settings.source()));
        assertThat(cluster.state().get("completedapps").size(), is(before));

        // Rejects are written by executors alone
        assertThat(client.figure("footfall_sink_requests_total{sink=\"kafka\"}"), greaterThan(0.0));
        assertThat(
            client.figure("footfall_sink_request_seconds_total{sink=\"cassandra\"}"),
            greaterThan(0.0));

        String application = cluster.application();
        client.terminate();

        client.awaitExit(0);
        assertThat(client.output(), containsString("LEDGER {"));
        theLogIsOfObjectsThatNameTheirSlice(client.output());
        List<String> executors = cluster.executorLogs(application);
        assertThat(application, executors, hasSize(2));
        for (String executor : executors) {
          theLogIsOfObjectsThatNameTheirSlice(executor);
        }
      }
      traffic.end();
      try (Submission inCluster = submit(servers, "cluster", 1, List.of("--untilCaughtUp"))) {
        inCluster.awaitExit(0);
        assertThat(inCluster.output(), containsString("is FINISHED"));
      }
      traffic.assertStoredOnce();
    }
  }

  /** Nothing is set but the sizes: slices are as large as they are by default. */
  @Test
  @EnabledIfSystemProperty(
      named = "faults",
      matches = "all",
      disabledReason = Faults.HOW_TO_RUN_ALL)
  void fullSlicesFitIntoAnExecutorOfAGigabyteWithTwoCores() throws Exception {
    try (TestServers own = TestServers.shared()) {
      ClickstreamStores.create(own.settings(), 4, 1);
      TestTraffic traffic = TestTraffic.sent(own.settings(), SEED, FULL_SLICES * EVENTS_PER_SLICE);
      try (Submission one =
          Submission.start(
              cluster,
              folder.resolve("gigabyte.log"),
              List.of(
                  "--executor-memory", "1g",
                  "--total-executor-cores", "2",
                  "--conf", "spark.executor.cores=2",
                  "--driver-memory", "1g"),
              own.commandLine("clickstream", List.of("--untilCaughtUp")))) {
        one.awaitExit(0);
        assertThat(one.output(), not(containsString("OutOfMemoryError")));
        assertThat(one.output(), not(containsString("Lost executor")));
      }
      traffic.assertStoredOnce();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "cluster"})
  void theExitCodeTellsOfAFailure(String mode) throws Exception {
    try (TestServers nobodys = TestServers.shared();
        Submission wrong = submit(nobodys, mode, 1, List.of("--untilCaughtUp"))) {
      wrong.awaitExit(1);
      if (mode.equals("client")) {
        assertThat(wrong.output(), containsString(nobodys.settings().topic()));
      }
    }
  }

  @Test
  void aCommandThatNeedsEmbeddedServersSaysWhereTheyAre() throws Exception {
    try (Submission demo =
        Submission.start(
            cluster,
            folder.resolve("demo.log"),
            List.of("--master", "local[1]"),
            List.of("demo"))) {
      demo.awaitExit(1);
      assertThat(demo.output(), containsString("run this command from the source tree"));
    }
  }

  /**
   * From where ours takes over from Spark: the driver's main class, an executor's plugin. As far as
   * the last whole line: a worker that ends an executor copies no more of what it says.
   */
  private static void theLogIsOfObjectsThatNameTheirSlice(String output) throws Exception {
    List<String> lines = output.substring(0, output.lastIndexOf('\n') + 1).lines().toList();
    List<String> objects = lines.stream().filter(line -> line.startsWith("{")).toList();
    assertThat(output, objects.size(), greaterThan(10));
    boolean anyNamed = false;
    for (String object : objects) {
      JsonNode event = new ObjectMapper().readTree(object);
      assertThat(object, event.has("message"));
      anyNamed |= event.path("slice").asText().equals("1");
    }
    assertThat("a line of slice 1", anyNamed);
    assertThat(
        lines.subList(lines.indexOf(objects.get(0)), lines.size()).stream()
            .filter(line -> TEXT_OF_SPARK.matcher(line).find())
            .toList(),
        empty());
  }

  private static Submission submit(
      TestServers on, String mode, int executors, List<String> arguments) throws Exception {
    Path file = folder.resolve("clients.properties");
    Files.writeString(file, "client.id=shipped");
    List<String> all = new ArrayList<>(List.of("--kafkaPropertiesFile=clients.properties"));
    all.addAll(arguments);
    Path log = folder.resolve(mode + ".log");
    List<String> options =
        List.of(
            "--deploy-mode",
            mode,
            "--executor-memory",
            "1g",
            "--total-executor-cores",
            Integer.toString(2 * executors),
            "--conf",
            "spark.executor.cores=2",
            "--driver-memory",
            "768m",
            "--files",
            file.toString());
    List<String> command = on.commandLine("clickstream", all);
    // As the containers do it, and as who has only the jar
    return mode.equals("client")
        ? Submission.ofImageJars(cluster, log, options, command)
        : Submission.start(cluster, log, options, command);
  }
}
