package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.approx_count_distinct;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.session_window;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** The queries, started, each with a checkpoint of its own. */
final class NativeQueries {

  static final String COUNTED = "counted";
  static final String STORED = "stored";

  /** Of HyperLogLog++, as Footfall's sketch has it. */
  private static final double STANDARD_ERROR = 0.0163;

  static final Column IS_VIEW =
      col("event_type").isin("page_view", "product_view", "list_view", "search");

  private final Path checkpoints;
  private final Map<String, Row> pages = new HashMap<>();

  NativeQueries(Path checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** Every column of every click is made, and nothing done with it. */
  StreamingQuery everything(Dataset<Row> clicks) {
    return started(
        clicks
            .observe(COUNTED, count(lit(1)).as(STORED))
            .writeStream()
            .format("noop")
            .outputMode("append"),
        "everything");
  }

  /** Clicks, views and visitors by minute and URL; what changed is handed out each time. */
  StreamingQuery pages(Dataset<Row> clicks) {
    return started(
        byPage(clicks.observe(COUNTED, count(lit(1)).as(STORED)))
            .writeStream()
            .outputMode("update")
            .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (changed, batch) -> keep(changed)),
        "pages");
  }

  /** The same, what changed handed to that sink. */
  StreamingQuery storedPages(Dataset<Row> clicks, Consumer<Dataset<Row>> sink) {
    return stored("pages", byPage(clicks), sink);
  }

  /** What changed handed to that sink, each micro-batch. */
  StreamingQuery stored(String name, Dataset<Row> changes, Consumer<Dataset<Row>> sink) {
    return started(
        changes
            .writeStream()
            .outputMode("update")
            .foreachBatch(
                (VoidFunction2<Dataset<Row>, Long>) (changed, batch) -> sink.accept(changed)),
        name);
  }

  /** The same with each event id counted once; Spark then knows no update mode. */
  StreamingQuery pagesOnce(Dataset<Row> clicks) {
    return started(
        byPage(clicks.dropDuplicatesWithinWatermark(new String[] {"event_id"}))
            .writeStream()
            .format("noop")
            .outputMode("append"),
        "pages-once");
  }

  /** Visits: by visitor and half an hour of silence. */
  StreamingQuery visits(Dataset<Row> clicks) {
    return started(
        clicks
            .dropDuplicatesWithinWatermark(new String[] {"event_id"})
            .groupBy(session_window(col("at"), "30 minutes"), col("visitor_id"))
            .agg(
                count(lit(1)).as("events"),
                sum(when(IS_VIEW, 1).otherwise(0)).as("views"),
                min("at").as("started"),
                max("at").as("ended"),
                sum("order.total_minor").as("revenue"))
            .writeStream()
            .format("noop")
            .outputMode("append"),
        "visits");
  }

  /** The last that was handed out for each minute and URL. */
  Map<String, Row> pages() {
    return pages;
  }

  private void keep(Dataset<Row> changed) {
    for (Row row : changed.collectAsList()) {
      pages.put(row.get(0) + " " + row.getString(1), row);
    }
  }

  private static Dataset<Row> byPage(Dataset<Row> clicks) {
    return clicks
        .groupBy(window(col("at"), "1 minute"), col("page.url"))
        .agg(
            count(lit(1)).as("events"),
            sum(when(IS_VIEW, 1).otherwise(0)).as("views"),
            approx_count_distinct("visitor_id", STANDARD_ERROR).as("visitors"));
  }

  private StreamingQuery started(DataStreamWriter<Row> writer, String name) {
    try {
      return writer
          .trigger(Trigger.AvailableNow())
          .option("checkpointLocation", checkpoints.resolve(name).toString())
          .start();
    } catch (TimeoutException e) {
      throw new IllegalStateException("Spark did not start the query " + name, e);
    }
  }

  static void awaitEnd(StreamingQuery query) {
    try {
      query.awaitTermination();
    } catch (StreamingQueryException e) {
      throw new IllegalStateException("Spark's query failed", e);
    }
  }
}
