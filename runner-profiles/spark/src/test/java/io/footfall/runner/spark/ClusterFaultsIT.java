package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.footfall.acceptance.Faults;
import io.footfall.acceptance.JournalWatch;
import io.footfall.acceptance.TestServers;
import io.footfall.acceptance.TestTraffic;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.runner.spark.cluster.SparkCluster;
import io.footfall.runner.spark.cluster.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes of a Spark cluster are killed (kill -9) in the middle of a slice and again while it
 * recovers. Afterwards nothing is missing and nothing counted twice, by the generator's truth.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class ClusterFaultsIT {

  private static final long SEED = 7;
  private static final double RECORDS_PER_SECOND = 100;
  private static final int LONGEST_WAIT_MILLIS = 500;

  /**
   * Two for those that are killed one after the other; what is killed all at once is one as well as
   * two.
   */
  private static final int WORKERS = Faults.all() ? 2 : 1;

  private static final int TASK_FAILURES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static SparkCluster cluster;

  private final Random random = new Random(SEED);

  @TempDir private Path folder;
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private TestServers servers;
  private ClickstreamSettings settings;
  private JournalWatch watch;
  private TestTraffic traffic;
  private int submissions;

  @BeforeAll
  static void startCluster(@TempDir Path clusterFolder) throws Exception {
    cluster = SparkCluster.start(clusterFolder, WORKERS);
  }

  @AfterAll
  static void stopCluster() {
    cluster.close();
  }

  @BeforeEach
  void startTraffic() throws Exception {
    servers = TestServers.shared();
    started.push(servers);
    settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
    watch = JournalWatch.of(settings);
    traffic = TestTraffic.start(settings, SEED, RECORDS_PER_SECOND);
    started.push(traffic);
  }

  @AfterEach
  void stopWhatHasStarted() throws Exception {
    while (!started.isEmpty()) {
      started.pop().close();
    }
  }

  /**
   * Each kill is a failure of every task that ran: one more, and Spark would give the job up. The
   * driver then ends in order, and another build is deployed between two slices.
   */
  @Test
  void executorsAreKilledAsOftenAsATaskMayFail() throws Exception {
    try (Submission driver = submit("client", List.of(), List.of())) {
      driver.awaitTaskAttempt(0);
      for (int failure = 1; failure <= TASK_FAILURES; failure++) {
        driver.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
        awaitSome(cluster::executors).forEach(ProcessHandle::destroyForcibly);
        driver.awaitTaskAttempt(failure);
      }
      watch.awaitProgress();
      assertThat(
          "Spark did it again, not the loop", driver.output(), not(containsString("is run again")));
      endInOrder(driver);
    }
    anotherBuildGoesOn();
    traffic.assertStoredOnce();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "faults",
      matches = "all",
      disabledReason = Faults.HOW_TO_RUN_ALL)
  void workersAreKilled() throws Exception {
    try (Submission driver = submit("client", List.of(), List.of())) {
      watch.awaitNextSlice();
      driver.awaitTaskAttempt(0);
      Awaitility.await().atMost(PATIENCE).until(cluster::executors, hasSize(WORKERS));
      for (int kill = 1; kill <= WORKERS; kill++) {
        // The second one while the first one's tasks are done again
        driver.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
        cluster.killWorker();
        driver.awaitExecutorsLost(kill);
      }
      for (int worker = 0; worker < WORKERS; worker++) {
        cluster.addWorker();
      }
      watch.awaitProgress();
      endInOrder(driver);
    }
    drainAndCheck();
  }

  /** By hand: the operator starts it again, and the second time what he starts is another build. */
  @Test
  void theDriverIsKilledAndAnotherBuildTakesTheSliceUp() throws Exception {
    JournalEntry left;
    try (Submission driver = submit("client", List.of(), List.of())) {
      left = watch.awaitNextSlice();
      driver.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      driver.kill();
    }
    try (Submission driver = submit("client", List.of(), List.of())) {
      watch.awaitTakenUpAgain(left);
      driver.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
      driver.kill();
    }
    traffic.end();
    anotherBuildGoesOn();
    traffic.assertStoredOnce();
  }

  @Test
  @EnabledIfSystemProperty(
      named = "faults",
      matches = "all",
      disabledReason = Faults.HOW_TO_RUN_ALL)
  void theDriverIsKilledUnderSupervision() throws Exception {
    try (Submission waiting =
        submit("cluster", List.of("--supervise"), List.of("--untilCaughtUp"))) {
      JournalEntry left = watch.awaitNextSlice();
      for (int kill = 0; kill < 2; kill++) {
        waiting.letRun(random.nextInt(LONGEST_WAIT_MILLIS));
        List<ProcessHandle> drivers = awaitSome(cluster::drivers);
        assertThat(drivers, hasSize(1));
        drivers.forEach(ProcessHandle::destroyForcibly);
        left = watch.awaitTakenUpAgain(left);
      }
      traffic.end();
      waiting.awaitExit(0);
    }
    drainAndCheck();
  }

  private void endInOrder(Submission driver) throws Exception {
    traffic.end();
    driver.terminate();
    driver.awaitExit(0);
  }

  private void anotherBuildGoesOn() throws Exception {
    try (Submission changed =
        Submission.ofChangedBuild(
            cluster,
            output(),
            options("client", List.of()),
            arguments(List.of("--untilCaughtUp")))) {
      changed.awaitExit(0);
    }
  }

  private void drainAndCheck() throws Exception {
    try (Submission last = submit("client", List.of(), List.of("--untilCaughtUp"))) {
      last.awaitExit(0);
    }
    traffic.assertStoredOnce();
  }

  private interface Processes {
    List<ProcessHandle> find();
  }

  private static List<ProcessHandle> awaitSome(Processes processes) {
    return Awaitility.await().atMost(PATIENCE).until(processes::find, found -> !found.isEmpty());
  }

  private Submission submit(String mode, List<String> options, List<String> arguments)
      throws Exception {
    return Submission.start(cluster, output(), options(mode, options), arguments(arguments));
  }

  private Path output() {
    return folder.resolve("submission-" + submissions++ + ".log");
  }

  private static List<String> options(String mode, List<String> more) {
    List<String> options = new ArrayList<>();
    options.addAll(
        List.of(
            "--deploy-mode", mode,
            "--executor-memory", "1g",
            "--conf", "spark.executor.cores=2",
            "--driver-memory", "768m",
            // SubmittedClickstreamIT looks at its pages
            "--conf", "spark.ui.enabled=false"));
    options.addAll(more);
    return options;
  }

  private List<String> arguments(List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--maxEventsPerSlice=2000", "--minInterval=PT0S", "--leaseTtl=PT5S"));
    arguments.addAll(more);
    return servers.commandLine("clickstream", arguments);
  }
}
