package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.acceptance.TestServers;
import io.footfall.acceptance.TestTraffic;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.runner.spark.cluster.JobPages;
import io.footfall.runner.spark.cluster.SparkCluster;
import io.footfall.runner.spark.cluster.Submission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bundled jar on a real cluster: a master and two workers, processes on the class path of a
 * Spark download; executors of 1 GB; the clickstream submitted in both deploy modes.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SubmittedClickstreamIT {

  private static final long SEED = 11;

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
    try (TestTraffic traffic = TestTraffic.start(settings, SEED, 200)) {
      try (Submission client = submit("client", List.of())) {
        client.awaitLine("events/s");
        assertThat(client.output(), cluster.executors(), hasSize(2));
        assertThat(
            JobPages.of(client).descriptions(),
            hasItem("clickstream, slice 1 of " + settings.source()));

        client.terminate();

        client.awaitExit(0);
        assertThat(client.output(), containsString("LEDGER {"));
      }
      traffic.end();
      try (Submission inCluster = submit("cluster", List.of("--untilCaughtUp"))) {
        inCluster.awaitExit(0);
        assertThat(inCluster.output(), containsString("is FINISHED"));
      }
      traffic.assertStoredOnce();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "cluster"})
  void theExitCodeTellsOfAFailure(String mode) throws Exception {
    try (Submission wrong = submit(mode, List.of("--topic=nobody-made-it", "--untilCaughtUp"))) {
      wrong.awaitExit(1);
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

  private static Submission submit(String mode, List<String> arguments) throws Exception {
    Path file = folder.resolve("clients.properties");
    Files.writeString(file, "client.id=shipped");
    List<String> all = new ArrayList<>(List.of("--kafkaPropertiesFile=clients.properties"));
    all.addAll(arguments);
    return Submission.start(
        cluster,
        folder.resolve(mode + ".log"),
        List.of(
            "--deploy-mode", mode,
            "--executor-memory", "1g",
            "--conf", "spark.executor.cores=2",
            "--driver-memory", "768m",
            "--files", file.toString()),
        servers.commandLine("clickstream", all));
  }
}
