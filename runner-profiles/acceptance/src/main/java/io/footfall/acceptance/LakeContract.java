package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import com.fasterxml.jackson.databind.JsonNode;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of traffic with everything that goes wrong with it, landed by processes that are killed,
 * compacted and reported: rows, ids and figures are the generator's and Cassandra's, and a reader
 * that knows nothing of Footfall finds them so.
 */
@Timeout(value = 90, unit = TimeUnit.MINUTES)
public abstract class LakeContract {

  private static final long SEED = 7;

  private static final boolean ALL = "all".equals(System.getProperty("lake"));

  /** More by {@code -Dfootfall.lake.records=2000000}. */
  private static final long RECORDS = Long.getLong("footfall.lake.records", ALL ? 60_000 : 10_000);

  private static final int KILLS = ALL ? 3 : 1;

  /** So short that those who are killed leave something for the next. */
  private static final int LEAST_SLICE = (int) (RECORDS / 20);

  /** Who is killed leaves his; short, but for a machine that is as busy as all of them make it. */
  private static final String LEASE_TTL = ALL ? "PT10S" : "PT5S";

  private final Random random = new Random(SEED);
  private final Progress progress = Progress.of("Lake of " + RECORDS + " records");
  private GeneratedDay day;
  private TestServers servers;
  private ClickstreamSettings settings;

  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    servers = TestServers.shared();
    settings = servers.settings();
    ClickstreamStores.create(settings, 4, 1);
    day = new GeneratedDay(SEED, RECORDS, folder.resolve("ids.csv"));
    day.send(settings.kafka(), settings.topic());
    progress.ended("sent", day.truth().sent());
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  protected void landedCompactedAndReportedTheDayIsTheTruth() throws Exception {
    Path lake = folder.resolve("lake");
    LakeCommands commands = commands(List.of("--lake=" + lake), List.of());
    TirelessVisitor tireless = new TirelessVisitor(day.date());
    LakeTruth truth = new LakeTruth(lake, day, tireless);
    tireless.send(settings.kafka(), settings.topic());
    store();
    tireless.repeat(settings.kafka(), settings.topic());
    progress.ended("landed", commands.land(KILLS, random));
    duplicatesAreDropped(commands, truth.duplicates());

    truth.holdRows(settings.cassandra(), folder.resolve("cassandra.csv"));
    truth.holdRejects();
    progress.ended("rows held against the truth", truth.stored());
    theReportsAreTheStores(commands, truth.stored());
    truth.holdReports();
    progress.ended("reports held against the truth", truth.stored());

    ForgottenVisitor visitor = ForgottenVisitor.choose(settings, commands, lake);
    visitor.isGivenWhatIsHis(folder.resolve("export.json"));
    visitor.isForgotten(truth.stored());
    visitor.theOtherStays();
    progress.ended("exported and erased", "one visitor");
    whatIsOlderThanToBeKeptIsGone(commands, lake);
  }

  /** Some of the clicks are in the lake when the clickstream has not yet stored them. */
  private void duplicatesAreDropped(LakeCommands commands, long duplicates) throws Exception {
    JsonNode inPart = commands.compact();
    progress.ended("compacted in part", inPart);
    assertThat(inPart.get("slicesWaiting").asLong(), greaterThan(0L));
    store();
    JsonNode rest = commands.compact();
    progress.ended("compacted", rest);
    assertThat(
        inPart.get("duplicates").asLong() + rest.get("duplicates").asLong(), equalTo(duplicates));
    assertThat(commands.compact().get("hours").asLong(), equalTo(0L));
  }

  /** By the clickstream, in Cassandra and Elasticsearch. */
  private void store() throws IOException {
    List<String> options =
        List.of(
            "--maxEventsPerSlice=" + Math.max(7_000, RECORDS / 20),
            "--minInterval=PT0S",
            "--untilCaughtUp");
    String said = InThisProcess.run(0, servers.commandLine("clickstream", options));
    progress.ended("stored", ResultLine.last(said, "LEDGER"));
  }

  private void theReportsAreTheStores(LakeCommands commands, long stored) throws IOException {
    SortedSet<LocalDate> days = StoredClicks.days(settings.cassandra());
    JsonNode report = commands.compare(days.first(), days.last());
    progress.ended("reported", report);
    assertThat(report.get("differences").asLong(), equalTo(0L));
    assertThat(report.get("figures").asLong(), greaterThan(RECORDS / 10));
    assertThat(report.get("rows").asLong(), equalTo(stored));
  }

  /** The generated day is five days old, and what was late for it older still. */
  private void whatIsOlderThanToBeKeptIsGone(LakeCommands commands, Path lake) throws Exception {
    JsonNode gone = commands.retain(5);
    progress.ended("retained", gone);
    assertThat(gone.get("cassandraPartitions").asLong(), greaterThan(0L));
    assertThat(gone.get("elasticsearchDocuments").asLong(), greaterThan(0L));
    assertThat(gone.get("lakeFiles").asLong(), greaterThan(0L));
    assertThat(StoredClicks.days(settings.cassandra()).first(), equalTo(day.date()));
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      assertThat(
          duck.rows("SELECT min(timestamp)::DATE::VARCHAR FROM clicks"),
          contains(day.date().toString()));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "lake", matches = "all")
  protected void onHdfsTheReportsAreThoseOnDisk() throws Exception {
    try (LocalServices stores = LocalServices.builder().freePorts().with(Service.HDFS).start()) {
      theReportsAreThoseOnDisk(
          "hdfs",
          List.of("--lake=" + stores.hdfs().url() + "/lake", "--hadoopProperty=dfs.replication=1"));
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "lake", matches = "all")
  protected void onS3TheReportsAreThoseOnDisk() throws Exception {
    // The local object store takes any key, its client wants one
    System.setProperty("aws.accessKeyId", "any");
    System.setProperty("aws.secretAccessKey", "any");
    try (LocalServices stores = LocalServices.builder().freePorts().with(Service.S3).start()) {
      theReportsAreThoseOnDisk(
          "s3",
          List.of(
              "--lake=s3://" + stores.s3().bucket() + "/lake",
              "--s3Endpoint=" + stores.s3().url(),
              "--s3PathStyle"));
    }
  }

  /** Landed on the disk undisturbed, and there by processes that are killed. */
  private void theReportsAreThoseOnDisk(String name, List<String> where) throws Exception {
    Map<String, String> onDisk = reportsOf("disk", 0, List.of("--lake=" + folder.resolve("lake")));
    assertThat(onDisk.size(), greaterThan(30));
    assertThat(reportsOf(name, KILLS, where), equalTo(onDisk));
  }

  private Map<String, String> reportsOf(String name, int kills, List<String> where)
      throws Exception {
    LakeCommands commands = commands(where, List.of("--lakeGroup=lake-" + name));
    return new ReportedLake(commands, day, folder, progress).reports(name, kills, random);
  }

  private LakeCommands commands(List<String> where, List<String> group) {
    return new LakeCommands(servers, folder, where, group, LEAST_SLICE, LEASE_TTL);
  }
}
