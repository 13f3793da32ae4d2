package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.upper;

import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Cleaning by Spark's own expressions, so that they compile into one loop: what comes of it equals
 * what Footfall's cleaning gives for this traffic. It does less: no check of URLs beyond their
 * beginning, no reason for what is refused, no order of query parameters.
 */
final class CleanColumns {

  private static final int LONGEST_TEXT = 1_000;
  private static final long DAY_MILLIS = 86_400_000L;
  private static final long LATEST_MILLIS = 3 * DAY_MILLIS;
  private static final long TOLERANCE_MILLIS = 60_000;
  private static final Object[] COUNTRIES = Locale.getISOCountries();
  private static final Object[] CURRENCIES =
      Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode).toArray();

  /** Parameters of links that tell who the visitor is or where he came from. */
  private static final String REMOVED =
      "(?<=[?&])(utm_[a-z]+|gclid|fbclid|msclkid|email|phone|user_id|token|session_id)=[^&#]*&?";

  private CleanColumns() {}

  static Dataset<Row> of(Dataset<Row> clicks) {
    Column sent = col("sent_at");
    Column received = col("received_at");
    Column occurred =
        coalesce(
            received.minus(greatest(lit(0L), sent.minus(col("occurred_at")))), col("occurred_at"));
    Column lateness = received.minus(col("occurred_at"));
    return clicks
        .withColumn("occurred_at", occurred)
        .filter(col("consent.analytics"))
        .filter(lateness.leq(LATEST_MILLIS).and(lateness.geq(-TOLERANCE_MILLIS)))
        .filter(known("geo.country", COUNTRIES))
        .filter(known("product.currency", CURRENCIES))
        .filter(known("order.currency", CURRENCIES))
        .filter(lower(col("page.url")).rlike("^https?://"))
        .withColumn(
            "page",
            struct(
                url("page.url").as("url"),
                text("page.title").as("title"),
                url("page.referrer").as("referrer")))
        .withColumn("visitor_id", text("visitor_id"))
        .withColumn("user_id", text("user_id"))
        .withColumn("search_term", text("search_term"))
        .withColumn("user_agent", text("user_agent"))
        .withColumn("screen", text("screen"))
        .withColumn("ip", regexp_replace(col("ip"), "\\.\\d+$", ".0"))
        .withColumn(
            "geo", struct(upper(col("geo.country")).as("country"), text("geo.city").as("city")));
  }

  private static Column known(String field, Object... values) {
    return col(field)
        .isNull()
        .or(upper(trim(col(field))).isin(Arrays.copyOf(values, values.length)));
  }

  private static Column text(String field) {
    return substring(trim(col(field)), 1, LONGEST_TEXT);
  }

  private static Column url(String field) {
    Column withoutFragment = regexp_replace(trim(col(field)), "#.*$", "");
    return regexp_replace(regexp_replace(withoutFragment, REMOVED, ""), "[?&]$", "");
  }
}
