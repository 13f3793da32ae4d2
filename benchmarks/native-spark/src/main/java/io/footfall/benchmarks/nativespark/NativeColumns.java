package io.footfall.benchmarks.nativespark;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Columns of a table behind those of its partition key, and the expressions of Spark that make
 * them; a column of times is made of milliseconds. What is null stays unset, as a null would be a
 * tombstone.
 */
record NativeColumns(String table, List<String> partitionKey, List<Column> columns)
    implements Serializable {

  /**
   * One of them.
   *
   * @param isTime whether the expression gives milliseconds since 1970
   */
  record Column(String name, String expression, boolean isTime) implements Serializable {

    static Column of(String name, String expression) {
      return new Column(name, expression, false);
    }

    static Column time(String name, String millis) {
      return new Column(name, millis, true);
    }
  }

  static final NativeColumns CLICKS =
      new NativeColumns(
          "clickstream_events",
          List.of("day", "bucket"),
          List.of(
              Column.time("timestamp", "occurred_at"),
              Column.of("visitor_id", "visitor_id"),
              Column.of("row_key", "event_id"),
              Column.of("user_id", "user_id"),
              Column.of("url", "page.url"),
              Column.of("country", "geo.country"),
              Column.of("city", "geo.city"),
              Column.of("event_type", "event_type"),
              Column.time("sent_at", "sent_at"),
              Column.time("received_at", "received_at"),
              Column.of("title", "page.title"),
              Column.of("referrer", "page.referrer"),
              Column.of("product_id", "product.id"),
              Column.of("product_name", "product.name"),
              Column.of("product_category", "product.category"),
              Column.of("product_price_minor", "product.price_minor"),
              Column.of("product_currency", "product.currency"),
              Column.of("product_quantity", "product.quantity"),
              Column.of("order_id", "order.id"),
              Column.of("order_total_minor", "order.total_minor"),
              Column.of("order_currency", "order.currency"),
              Column.of("search_term", "search_term"),
              Column.of("user_agent", "user_agent"),
              Column.of("ip", "ip"),
              Column.of("screen", "screen"),
              Column.of("utm_source", "campaign.source"),
              Column.of("utm_medium", "campaign.medium"),
              Column.of("utm_campaign", "campaign.name"),
              Column.of("age_band", "demographics.age_band"),
              Column.of("gender", "demographics.gender"),
              Column.of("consent_analytics", "consent.analytics"),
              Column.of("consent_marketing", "consent.marketing"),
              Column.of("schema_version", "schema_version")));

  static final NativeColumns PAGES =
      new NativeColumns(
          "native_pages",
          List.of("hour"),
          List.of(
              Column.time("minute", "unix_millis(window.start)"),
              Column.of("url", "coalesce(url, '')"),
              Column.of("events", "events"),
              Column.of("views", "views"),
              Column.of("visitors", "visitors")));

  static final NativeColumns VISITS =
      new NativeColumns(
          "native_visits",
          List.of("bucket"),
          List.of(
              Column.of("visitor_id", "visitor_id"),
              Column.time("started", "started"),
              Column.time("ended", "ended"),
              Column.of("events", "events"),
              Column.of("views", "views"),
              Column.of("revenue_minor", "revenue")));

  /** The statement that writes a row. */
  String insert() {
    String names =
        Stream.concat(partitionKey.stream(), columns.stream().map(Column::name))
            .collect(Collectors.joining(", "));
    int count = partitionKey.size() + columns.size();
    return "INSERT INTO " + table + " (" + names + ") VALUES (?" + ", ?".repeat(count - 1) + ")";
  }

  /** The columns alone, in their order. */
  Dataset<Row> select(Dataset<Row> rows) {
    return rows.selectExpr(columns.stream().map(Column::expression).toArray(String[]::new));
  }

  /** The row as a statement. */
  BoundStatement bind(PreparedStatement insert, List<Object> partition, Row row) {
    BoundStatementBuilder bound = insert.boundStatementBuilder();
    int at = 0;
    for (Object key : partition) {
      bound = set(bound, at++, key);
    }
    for (int i = 0; i < columns.size(); i++) {
      Object value = row.get(i);
      if (value != null) {
        bound =
            set(bound, at, columns.get(i).isTime() ? Instant.ofEpochMilli((Long) value) : value);
      }
      at++;
    }
    return bound.build();
  }

  @SuppressWarnings("unchecked") // a value is of its own class
  private static BoundStatementBuilder set(BoundStatementBuilder bound, int at, Object value) {
    return bound.set(at, value, (Class<Object>) value.getClass());
  }
}
