package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.figures.FigureKind;
import io.footfall.launcher.Footfall;
import io.footfall.offers.model.SuppressionReason;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.cassandra.VisitorTraces;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
  private static final String LEASE_TTL = "--leaseTtl=" + (ALL ? "PT10S" : "PT5S");

  private static final int LONGEST_LIFE_MILLIS = 1_500;

  private final Random random = new Random(SEED);
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
  }

  @AfterEach
  void stop() {
    servers.close();
  }

  @Test
  protected void landedCompactedAndReportedTheDayIsTheTruth() throws Exception {
    List<String> slices =
        List.of("--maxEventsPerSlice=" + Math.max(7_000, RECORDS / 20), "--minInterval=PT0S");
    List<String> clickstream = new ArrayList<>(slices);
    clickstream.add("--untilCaughtUp");
    TirelessVisitor tireless = new TirelessVisitor(day.date());
    tireless.send(settings.kafka(), settings.topic());
    result("LEDGER", servers.commandLine("clickstream", clickstream));
    tireless.repeat(settings.kafka(), settings.topic());
    long stored = day.truth().stored() + tireless.stored();
    Path lake = folder.resolve("lake");
    List<String> where = List.of("--lake=" + lake);
    land(where, KILLS);
    JsonNode inPart = compact(where);
    assertThat(inPart.get("slicesWaiting").asLong(), greaterThan(0L));
    result("LEDGER", servers.commandLine("clickstream", clickstream));
    assertThat(
        inPart.get("duplicates").asLong() + compact(where).get("duplicates").asLong(),
        equalTo(day.truth().duplicates() + tireless.duplicates()));
    assertThat(compact(where).get("hours").asLong(), equalTo(0L));

    tireless.addIds(day.ids());
    holdAgainstTruth(lake, stored);
    assertThat(landedRejects(lake.resolve("rejected")), equalTo(trueRejects()));

    SortedSet<LocalDate> days = StoredClicks.days(settings.cassandra());
    List<String> arguments = new ArrayList<>(where);
    arguments.addAll(List.of("--from=" + days.first(), "--to=" + days.last(), "--compare"));
    JsonNode report = result("REPORT", servers.commandLine("report", arguments));
    assertThat(report.get("differences").asLong(), equalTo(0L));
    assertThat(report.get("figures").asLong(), greaterThan(RECORDS / 10));
    assertThat(report.get("rows").asLong(), equalTo(stored));
    assertThat(reportedViews(lake), equalTo(trueViews()));
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      PersonsInLake.holdAgainst(lake.resolve("reports"), duck);
      assertThat(
          duck.rows(
              "SELECT DISTINCT robot FROM clicks WHERE visitor_id = '" + TirelessVisitor.ID + "'"),
          contains("overflow"));
      assertThat(PersonsInLake.visits(duck), equalTo(trueVisits(tireless)));
    }

    aVisitorIsExportedAndErased(lake, stored);
    whatIsOlderThanToBeKeptIsGone(lake);
  }

  private static List<String> landedRejects(Path rejected) throws Exception {
    try (DuckDb duck = DuckDb.over(rejected)) {
      return duck.rows("SELECT reason, count(*) FROM clicks GROUP BY 1").stream().sorted().toList();
    }
  }

  private List<String> trueRejects() {
    return day.truth().rejected().entrySet().stream()
        .map(rejected -> rejected.getKey().wireName() + " " + rejected.getValue())
        .sorted()
        .toList();
  }

  /** Views of people by hour and URL, as the reports of all days have them. */
  private static List<String> reportedViews(Path lake) throws Exception {
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      return duck
          .with("pages", lake.resolve("reports/*/page-by-hour-*.csv"))
          .rows("SELECT hour, page, views FROM pages WHERE views <> '0'")
          .stream()
          .sorted()
          .toList();
    }
  }

  private List<String> trueViews() {
    TreeMap<String, Long> views = new TreeMap<>();
    day.detailed()
        .viewsByMinuteAndUrl()
        .forEach(
            (key, count) -> {
              Instant hour = Instant.ofEpochMilli(key.minuteMillis()).truncatedTo(ChronoUnit.HOURS);
              views.merge(hour + " " + key.url(), count, Long::sum);
            });
    return views.entrySet().stream()
        .map(url -> url.getKey() + " " + url.getValue())
        .sorted()
        .toList();
  }

  private List<String> trueVisits(TirelessVisitor tireless) {
    Stream<String> generated =
        day.detailed().visits().stream()
            .map(
                visit ->
                    String.join(
                        " ",
                        visit.visitorId(),
                        Long.toString(visit.startedAt()),
                        Long.toString(visit.endedAt()),
                        Integer.toString(visit.clicks())));
    return Stream.concat(generated, Stream.of(tireless.visit())).sorted().toList();
  }

  private void aVisitorIsExportedAndErased(Path lake, long stored) throws Exception {
    String visitor;
    String other;
    long clicks;
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      List<String> visitors =
          duck.rows("SELECT visitor_id FROM clicks GROUP BY 1 ORDER BY count(*) DESC, 1");
      visitor = visitors.get(5);
      other = visitors.get(6);
      clicks = duck.number("SELECT count(*) FROM clicks WHERE visitor_id = '" + visitor + "'");
    }
    PersonalRecords personal = new PersonalRecords(settings.cassandra(), settings.buckets());
    personal.add(visitor);
    personal.add(other);
    new FigureDocuments(settings.elasticsearch()).name(FigureKind.PAGE, "/account/" + visitor);

    Path export = folder.resolve("export.json");
    onVisitor("export", "EXPORTED", visitor, lake, "--output=" + export);
    JsonNode exported = new ObjectMapper().readTree(export.toFile());
    assertThat((long) exported.at("/cassandra/clickstream_events").size(), equalTo(clicks));
    assertThat(exported.at("/cassandra/visits_by_day").size(), greaterThan(0));
    assertThat(
        exported.at("/cassandra/contacts/0/email").asText(),
        equalTo(PersonalRecords.addressOf(visitor)));
    assertThat(exported.at("/cassandra/offers").size(), equalTo(1));
    assertThat((long) exported.get("lake").size(), equalTo(clicks));

    onPerson("export", "EXPORTED", "--user=" + PersonalRecords.USER, lake, "--output=" + export);
    JsonNode ofUser = new ObjectMapper().readTree(export.toFile());
    assertThat(ofUser.findValuesAsText("visitor_id"), hasItems(equalTo(visitor), equalTo(other)));
    assertThat(ofUser.get("visitors"), hasItem(equalTo(exported)));

    JsonNode receipt = onVisitor("erase", "ERASED", visitor, lake);
    JsonNode inCassandra = receipt.at("/erased/cassandra");
    assertThat(inCassandra.get("clickstream_events").asLong(), equalTo(clicks));
    assertThat(inCassandra.get("visitors").asLong(), equalTo(1L));
    assertThat(inCassandra.get("contacts").asLong(), equalTo(1L));
    assertThat(inCassandra.get("identities").asLong(), greaterThan(0L));
    assertThat(inCassandra.get("offers").asLong(), equalTo(1L));
    assertThat(
        inCassandra.get("offer_decisions").asLong(), equalTo((long) PersonalRecords.DECISIONS));
    assertThat(receipt.at("/erased/elasticsearch/documents").asLong(), equalTo(1L));
    assertThat(receipt.at("/erased/lake/clicks").asLong(), equalTo(clicks));
    assertThat(receipt.get("left").size(), equalTo(0));
    assertThat(receipt.toString().contains(visitor), equalTo(false));
    assertThat(personal.reasonsAgainst(visitor), contains(SuppressionReason.OPT_OUT));
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      assertThat(
          duck.number("SELECT count(*) FROM clicks WHERE visitor_id = '" + visitor + "'"),
          equalTo(0L));
      assertThat(duck.number("SELECT count(*) FROM clicks"), equalTo(stored - clicks));
    }
    assertThat(onVisitor("erase", "ERASED", visitor, lake).get("erased").size(), equalTo(0));
    Map<String, Long> ofOther =
        VisitorTraces.of(settings.cassandra(), settings.buckets()).count(other);
    assertThat(ofOther, hasEntry("contacts", 1L));
    assertThat(ofOther, hasEntry("offers", 1L));
    assertThat(ofOther, hasEntry("offer_decisions", (long) PersonalRecords.DECISIONS));
  }

  /** The generated day is five days old, and what was late for it older still. */
  private void whatIsOlderThanToBeKeptIsGone(Path lake) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("retain", "--lake=" + lake));
    arguments.addAll(List.of("--cassandraDays=5", "--elasticsearchDays=5", "--lakeDays=5"));
    arguments.addAll(servers.cassandraOptions());
    arguments.addAll(servers.elasticsearchOptions());
    JsonNode gone = result("RETAINED", arguments);
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

  private JsonNode onVisitor(String command, String word, String visitor, Path lake, String... more)
      throws Exception {
    return onPerson(command, word, "--visitor=" + visitor, lake, more);
  }

  private JsonNode onPerson(String command, String word, String person, Path lake, String... more)
      throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command, person));
    arguments.add("--lake=" + lake);
    arguments.addAll(servers.cassandraOptions());
    arguments.addAll(servers.elasticsearchOptions());
    arguments.addAll(List.of(more));
    return result(word, arguments);
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

  /** Lands, compacts and reports; each report by its name. */
  private Map<String, String> reportsOf(String name, int kills, List<String> where)
      throws Exception {
    List<String> group = new ArrayList<>(where);
    group.add("--lakeGroup=lake-" + name);
    land(group, kills);
    assertThat(compact(group).get("rows").asLong(), equalTo(day.truth().stored()));
    Path csv = folder.resolve(name + ".csv");
    List<String> toCsv = new ArrayList<>(List.of("parquet-to-csv", "--output=" + csv));
    toCsv.add("--columns=row_key,visitor_id,timestamp");
    toCsv.addAll(where);
    JsonNode rows = result("CSV", toCsv);
    assertThat(rows.get("rows").asLong(), equalTo(day.truth().stored()));

    Path output = folder.resolve("reports-" + name);
    List<String> report = new ArrayList<>(List.of("report", "--output=" + output));
    report.addAll(List.of("--from=" + day.date(), "--to=" + day.date().plusDays(1)));
    report.addAll(where);
    result("REPORT", report);
    Map<String, String> reports = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        reports.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    List<String> rowsInOrder = Files.readAllLines(csv).stream().sorted().toList();
    reports.put("hash of the rows", Integer.toString(rowsInOrder.hashCode()));
    return reports;
  }

  private void holdAgainstTruth(Path lake, long stored) throws Exception {
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      assertThat(duck.number("SELECT count(*) FROM clicks"), equalTo(stored));
      assertThat(
          "rows in the folders of other hours",
          duck.number(
              "SELECT count(*) FROM clicks WHERE strftime(timestamp, '%Y-%m-%d %H')"
                  + " <> printf('%04d-%02d-%02d %02d', year::INT, month::INT, day::INT, hour::INT)"),
          equalTo(0L));
      assertThat(
          duck.rows("SELECT column_name, column_type FROM (DESCRIBE clicks)"),
          hasItems(
              "timestamp TIMESTAMP WITH TIME ZONE",
              "row_key VARCHAR",
              "product_quantity INTEGER",
              "order_total_minor BIGINT",
              "consent_marketing BOOLEAN",
              "robot VARCHAR"));
      String files = "('" + lake.resolve("clicks") + "/**/*.parquet')";
      assertThat(
          duck.rows(
              "SELECT DISTINCT decode(value) FROM parquet_kv_metadata"
                  + files
                  + " WHERE decode(key) = 'footfall.schema_version'"),
          contains("2"));
      assertThat(
          duck.rows("SELECT DISTINCT compression FROM parquet_metadata" + files), contains("ZSTD"));
      duck.with("truth", day.ids()).with("cassandra", rowsInCassandra());
      assertThat(
          duck.differences(
              "SELECT coalesce(original_id, row_key) FROM clicks", "SELECT id FROM truth"),
          equalTo(0L));
      assertThat(
          duck.differences(
              "SELECT row_key, visitor_id, remark, (robot IS NOT NULL)::VARCHAR FROM clicks",
              "SELECT * FROM cassandra"),
          equalTo(0L));
    }
  }

  private Path rowsInCassandra() throws IOException {
    Path rows = folder.resolve("cassandra.csv");
    try (PrintWriter list = new PrintWriter(Files.newBufferedWriter(rows))) {
      list.println("row_key,visitor_id,remark,robot");
      CassandraSessions.get(settings.cassandra())
          .execute(
              SimpleStatement.newInstance(
                  "SELECT row_key, visitor_id, remark, bot_indicator FROM clickstream_events"))
          .forEach(
              row ->
                  list.println(
                      row.getString(0)
                          + ","
                          + row.getString(1)
                          + ","
                          + Objects.requireNonNullElse(row.getString(2), "")
                          + ","
                          + !row.isNull(3)));
    }
    return rows;
  }

  private void land(List<String> where, int kills) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      Path output = folder.resolve("lake-killed-" + kill + ".log");
      List<String> landing = landing(where, LEAST_SLICE + random.nextInt(LEAST_SLICE));
      try (FootfallProcess lake = FootfallProcess.start(output, landing)) {
        lake.awaitLine("stored");
        lake.killWithin(random.nextInt(LONGEST_LIFE_MILLIS));
      }
    }
    result("LAKE", landing(where, Math.max(20_000, LEAST_SLICE), "--untilCaughtUp"));
  }

  private List<String> landing(List<String> where, int perSlice, String... more) {
    List<String> arguments = new ArrayList<>(List.of("lake"));
    arguments.addAll(where);
    arguments.addAll(servers.kafkaOptions());
    arguments.addAll(servers.cassandraOptions());
    arguments.add("--rejects");
    arguments.addAll(List.of("--maxEventsPerSlice=" + perSlice, "--minInterval=PT0S", LEASE_TTL));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private JsonNode compact(List<String> where) throws Exception {
    return result("COMPACTED", servers.commandLine("compact", where));
  }

  /** Runs a command in this process to its good end; what the last line says. */
  private static JsonNode result(String word, List<String> commandLine) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code = Footfall.run(new PrintStream(said, true, StandardCharsets.UTF_8), commandLine);
    String output = said.toString(StandardCharsets.UTF_8);
    assertThat(output, code, equalTo(0));
    String last = output.substring(output.lastIndexOf('\n', output.length() - 2) + 1);
    assertThat(last, startsWith(word + " {"));
    return new ObjectMapper().readTree(last.substring(word.length() + 1));
  }
}
