package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.verify.Verification;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both stores are lost with all that came after the last backup, and made again from it and from
 * Kafka: the steps of docs/operations.md, one after the other.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
public abstract class RestoreContract {

  private static final long SEED = 14;
  private static final int RECORDS = 10_000;
  private static final String KEYSPACE = "clickstream";
  private static final String TAG = "footfall-backup";

  private final SentTraffic sent = new SentTraffic();
  private final Traffic traffic = Traffic.of(profile());

  @TempDir private Path folder;
  private LocalServices log;
  private LocalServices stores;

  @BeforeEach
  void start() {
    log = LocalServices.builder().freePorts().with(Service.KAFKA).start();
    stores = emptyStores();
  }

  @AfterEach
  void stop() {
    CassandraSessions.closeAll();
    stores.close();
    log.close();
  }

  @Test
  protected void whatWasLostIsThereAgainAndNothingTwice() throws Exception {
    run(0, "clickstream", "--createOnly");
    sent.send(traffic, RECORDS, settings());
    run(0, "clickstream", "--maxEventsPerSlice=3000", "--untilCaughtUp");
    Path backup = backUp();
    sent.send(traffic, RECORDS, settings());
    run(0, "clickstream", "--maxEventsPerSlice=3000", "--untilCaughtUp");
    allIsThereOnce();

    stores.close();
    stores = emptyStores();
    run(0, "clickstream", "--createOnly");
    restore(backup);
    // What came after the backup is in Kafka alone
    assertThat(Verification.of(settings()).lag(), equalTo((long) RECORDS));
    JsonNode ledger =
        ResultLine.last(
            run(0, "clickstream", "--maxEventsPerSlice=3000", "--untilCaughtUp"), "LEDGER");
    assertThat(ledger.get("read").asLong(), equalTo((long) RECORDS));
    assertThat(
        "the views from before the backup, which the index lacks",
        ResultLine.last(run(1, "verify"), "VERIFY").get("differences").asLong(),
        equalTo(1L));

    SortedSet<LocalDate> days = StoredClicks.days(settings().cassandra());
    run(0, "insights", "--from=" + days.first(), "--to=" + days.last());
    allIsThereOnce();
    assertThat(
        ResultLine.last(run(0, "verify", "--figures"), "VERIFY").get("differences").asLong(),
        equalTo(0L));
  }

  /** Nothing runs meanwhile: the tables are to be of one moment. */
  private Path backUp() throws Exception {
    NodeTool.of(stores.get(Service.CASSANDRA), folder).run("snapshot", "-t", TAG, KEYSPACE);
    Path backup = Files.createDirectory(folder.resolve("backup"));
    for (Path table : children(stores.dataFolder().resolve("cassandra/data").resolve(KEYSPACE))) {
      Path snapshot = table.resolve("snapshots").resolve(TAG);
      String name = table.getFileName().toString();
      Path copy = Files.createDirectory(backup.resolve(name.substring(0, name.lastIndexOf('-'))));
      for (Path file : children(snapshot)) {
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy.resolve(file.getFileName()));
        }
      }
    }
    return backup;
  }

  private void restore(Path backup) throws Exception {
    NodeTool nodeTool = NodeTool.of(stores.get(Service.CASSANDRA), folder);
    List<Path> tables = children(backup);
    assertThat(tables, hasSize(greaterThan(10)));
    for (Path table : tables) {
      nodeTool.run(
          "import", "--copy-data", KEYSPACE, table.getFileName().toString(), table.toString());
    }
  }

  private void allIsThereOnce() throws Exception {
    Verification verification = sent.assertStoredOnce(settings());
    assertThat(verification.lag(), equalTo(0L));
    assertThat(verification.journal().read(), equalTo(sent.truth().sent()));
  }

  private ClickstreamSettings settings() {
    return TestServers.of(log, stores).settings();
  }

  private static LocalServices emptyStores() {
    return LocalServices.builder()
        .freePorts()
        .with(Service.CASSANDRA, Service.ELASTICSEARCH)
        .start();
  }

  private static TrafficProfile profile() {
    Instant day = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(5));
    return TrafficProfile.builder(SEED, day.toEpochMilli())
        .recordsPerSecond(RECORDS / (double) Duration.ofHours(2).toSeconds())
        .shoppers(RECORDS / 10)
        .build();
  }

  /** Runs a command to that end; what it prints. */
  private String run(int code, String command, String... more) {
    return InThisProcess.run(
        code, TestServers.of(log, stores).commandLine(command, Arrays.asList(more)));
  }

  private static List<Path> children(Path of) throws IOException {
    try (Stream<Path> children = Files.list(of)) {
      return children.sorted().toList();
    }
  }
}
