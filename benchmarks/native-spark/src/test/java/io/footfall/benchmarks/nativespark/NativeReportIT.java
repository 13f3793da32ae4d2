package io.footfall.benchmarks.nativespark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeReportIT {

  private static final List<String> TEXTS =
      List.of(
          "visitor_id",
          "event_type",
          "url",
          "country",
          "city",
          "device",
          "browser",
          "os",
          "age_band",
          "gender",
          "product_id",
          "search_term",
          "channel",
          "traffic_source",
          "traffic_campaign");

  @TempDir private Path folder;
  private SparkSession spark;

  @BeforeEach
  void start() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", false)
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", 2)
            .getOrCreate();
  }

  @AfterEach
  void stop() {
    spark.stop();
  }

  @Test
  void countsWhatThereIs() {
    List<Row> clicks = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      clicks.add(click("v" + i % 3, i % 10 == 9 ? "purchase" : "page_view", i * 120L));
    }
    List<StructField> fields = new ArrayList<>();
    TEXTS.forEach(
        name -> fields.add(DataTypes.createStructField(name, DataTypes.StringType, true)));
    fields.add(DataTypes.createStructField("timestamp", DataTypes.TimestampType, true));
    String files = folder.resolve("clicks").toString();
    spark
        .createDataFrame(clicks, new StructType(fields.toArray(StructField[]::new)))
        .write()
        .parquet(files);

    long counted = NativeReport.write(spark, List.of(files), folder.resolve("report"));

    assertThat(counted, equalTo(60L));
    assertThat(
        table("clicks/report=total-by-hour"),
        contains(
            "2026-03-01T10:00:00.000Z,null,30,27,0,3,3",
            "2026-03-01T11:00:00.000Z,null,30,27,0,3,3"));
    assertThat(
        table("clicks/report=country-by-day"), contains("2026-03-01T00:00:00.000Z,DE,60,54,0,6,3"));
    assertThat(
        table("visits/report=channel-by-day"),
        contains("2026-03-01T00:00:00.000Z,organic,3,3,20520.0"));
    assertThat(
        folder.resolve("report/clicks/report=city-by-day").toFile().exists(), equalTo(false));
  }

  private List<String> table(String path) {
    return spark
        .read()
        .option("header", true)
        .csv(folder.resolve("report").resolve(path).toString())
        .collectAsList()
        .stream()
        .map(row -> row.mkString(","))
        .toList();
  }

  private static Row click(String visitor, String type, long seconds) {
    Object[] values = new Object[TEXTS.size() + 1];
    values[TEXTS.indexOf("visitor_id")] = visitor;
    values[TEXTS.indexOf("event_type")] = type;
    values[TEXTS.indexOf("country")] = "DE";
    values[TEXTS.indexOf("channel")] = "organic";
    values[TEXTS.size()] =
        Timestamp.from(Instant.parse("2026-03-01T10:00:00Z").plusSeconds(seconds));
    return RowFactory.create(values);
  }
}
