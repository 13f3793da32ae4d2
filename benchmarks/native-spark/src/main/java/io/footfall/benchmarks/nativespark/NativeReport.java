package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_trunc;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.session_window;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A day's report as one would write it in Spark: the clicks once into memory, clicks and visits
 * each by the same breakdowns as Footfall's reports, by the day and by the hour, a CSV each. It
 * does less: no time on page, percentiles, entries and exits, no robots by what they do, visits cut
 * at the ends of the day, orders and currencies left out.
 */
final class NativeReport {

  private static final List<String> CLICKS_BY =
      List.of(
          "url",
          "country",
          "city",
          "device",
          "browser",
          "os",
          "age_band",
          "gender",
          "product_id",
          "search_term");
  private static final List<String> VISITS_BY =
      List.of("channel", "traffic_source", "traffic_campaign", "country", "device");
  private static final List<String> GRAINS = List.of("day", "hour");
  private static final double STANDARD_ERROR = 0.0163;
  private static final Column IS_VIEW =
      col("event_type").isin("page_view", "product_view", "list_view", "search");

  private NativeReport() {}

  /** Writes it; how many clicks there are. */
  static long write(SparkSession spark, List<String> files, Path output) {
    Dataset<Row> clicks = spark.read().parquet(files.toArray(String[]::new)).cache();
    Dataset<Row> visits = visits(clicks).cache();
    try {
      for (String grain : GRAINS) {
        Column clickTime = date_trunc(grain, col("timestamp")).as("at");
        save(ofClicks(clicks, clickTime), output, "total-by-" + grain);
        for (String name : CLICKS_BY) {
          Dataset<Row> named = clicks.filter(col(name).isNotNull());
          save(ofClicks(named, clickTime, col(name)), output, name + "-by-" + grain);
        }
        Column visitTime = date_trunc(grain, col("started")).as("at");
        for (String name : VISITS_BY) {
          save(ofVisits(visits, visitTime, col(name)), output, "visits-" + name + "-by-" + grain);
        }
      }
      return clicks.count();
    } finally {
      visits.unpersist();
      clicks.unpersist();
    }
  }

  private static Dataset<Row> visits(Dataset<Row> clicks) {
    return clicks
        .groupBy(session_window(col("timestamp"), "30 minutes"), col("visitor_id"))
        .agg(
            min("timestamp").as("started"),
            max("timestamp").as("ended"),
            count(lit(1)).as("clicks"),
            sum(when(IS_VIEW, 1).otherwise(0)).as("views"),
            max(when(col("event_type").equalTo("purchase"), 1).otherwise(0)).as("converted"),
            first("channel").as("channel"),
            first("traffic_source").as("traffic_source"),
            first("traffic_campaign").as("traffic_campaign"),
            first("country").as("country"),
            first("device").as("device"));
  }

  private static Dataset<Row> ofClicks(Dataset<Row> clicks, Column... by) {
    return clicks
        .groupBy(by)
        .agg(
            count(lit(1)).as("events"),
            sum(when(IS_VIEW, 1).otherwise(0)).as("views"),
            sum(when(col("event_type").equalTo("add_to_cart"), 1).otherwise(0)).as("added"),
            sum(when(col("event_type").equalTo("purchase"), 1).otherwise(0)).as("purchases"),
            approx_count_distinct("visitor_id", STANDARD_ERROR).as("visitors"));
  }

  private static Dataset<Row> ofVisits(Dataset<Row> visits, Column... by) {
    return visits
        .groupBy(by)
        .agg(
            count(lit(1)).as("visits"),
            sum("converted").as("converted"),
            sum(col("ended").cast("double").minus(col("started").cast("double"))).as("seconds"));
  }

  private static void save(Dataset<Row> figures, Path output, String name) {
    figures
        .coalesce(1)
        .sort("at")
        .write()
        .mode(SaveMode.Overwrite)
        .option("header", true)
        .csv(output.resolve(name).toString());
  }
}
