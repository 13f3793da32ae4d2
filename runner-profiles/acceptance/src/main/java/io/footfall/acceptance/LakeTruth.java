package io.footfall.acceptance;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a lake on the local disk must hold of a generated day and of one who was tireless on it:
 * their rows, as Cassandra has them, their rejects, views and visits.
 */
final class LakeTruth {

  private final Path lake;
  private final GeneratedDay day;
  private final TirelessVisitor tireless;

  LakeTruth(Path lake, GeneratedDay day, TirelessVisitor tireless) {
    this.lake = lake;
    this.day = day;
    this.tireless = tireless;
  }

  /** How many rows there are. */
  long stored() {
    return day.truth().stored() + tireless.stored();
  }

  long duplicates() {
    return day.truth().duplicates() + tireless.duplicates();
  }

  /**
   * The rows and the files that they are in.
   *
   * @param rows the file to list Cassandra's in
   */
  void holdRows(CassandraSettings cassandra, Path rows) throws Exception {
    tireless.addIds(day.ids());
    listRows(cassandra, rows);
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      assertThat(duck.number("SELECT count(*) FROM clicks"), equalTo(stored()));
      holdFiles(duck);
      duck.with("truth", day.ids()).with("cassandra", rows);
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

  private void holdFiles(DuckDb duck) throws Exception {
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
  }

  private static void listRows(CassandraSettings cassandra, Path rows) throws IOException {
    try (PrintWriter list = new PrintWriter(Files.newBufferedWriter(rows))) {
      list.println("row_key,visitor_id,remark,robot");
      CassandraSessions.get(cassandra)
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
  }

  /** How many were refused why. */
  void holdRejects() throws Exception {
    List<String> rejected =
        day.truth().rejected().entrySet().stream()
            .map(reason -> reason.getKey().wireName() + " " + reason.getValue())
            .sorted()
            .toList();
    try (DuckDb duck = DuckDb.over(lake.resolve("rejected"))) {
      assertThat(
          duck.rows("SELECT reason, count(*) FROM clicks GROUP BY 1").stream().sorted().toList(),
          equalTo(rejected));
    }
  }

  /** The reports of all days. */
  void holdReports() throws Exception {
    try (DuckDb duck = DuckDb.ofNewestSnapshot(lake)) {
      PersonsInLake.holdAgainst(lake.resolve("reports"), duck);
      assertThat(
          duck.rows(
              "SELECT DISTINCT robot FROM clicks WHERE visitor_id = '" + TirelessVisitor.ID + "'"),
          contains("overflow"));
      assertThat(VisitsInLake.of(duck), equalTo(visits()));
      List<String> reportedViews =
          duck
              .with("pages", lake.resolve("reports/*/page-by-hour-*.csv"))
              .rows("SELECT hour, page, views FROM pages WHERE views <> '0'")
              .stream()
              .sorted()
              .toList();
      assertThat(reportedViews, equalTo(views()));
    }
  }

  /** Those of people by hour and URL. */
  private List<String> views() {
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

  private List<String> visits() {
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
}
