package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes the click again of a row that {@link ClickRows} made of it: the same click, but that a part
 * of which nothing is known (a campaign without source, medium and name) is no part.
 */
final class ClickReader {

  private ClickReader() {}

  static Click clickOf(Row row) {
    String originalId = row.getString("original_id");
    String remark = row.getString("remark");
    return Click.builder()
        .position(
            new RecordPosition(
                row.getString("log_topic"), row.getInt("log_partition"), row.getLong("log_offset")))
        .eventId(UUID.fromString(row.getString("row_key")))
        .eventType(typeOf(row.getString("event_type")))
        .occurredAt(row.getInstant("timestamp").toEpochMilli())
        .sentAt(millis(row, "sent_at"))
        .receivedAt(row.getInstant("received_at").toEpochMilli())
        .clockSkewMillis(row.getLong("clock_skew_millis"))
        .visitorId(row.getString("visitor_id"))
        .userId(row.getString("user_id"))
        .page(page(row))
        .product(product(row))
        .order(order(row))
        .searchTerm(row.getString("search_term"))
        .userAgent(row.getString("user_agent"))
        .ip(row.getString("ip"))
        .geo(geo(row))
        .screen(row.getString("screen"))
        .campaign(campaign(row))
        .demographics(demographics(row))
        .consent(
            new Consent(row.getBoolean("consent_analytics"), row.getBoolean("consent_marketing")))
        .extra(row.getString("extra"))
        .enrichment(enrichment(row))
        .originalId(originalId == null ? null : UUID.fromString(originalId))
        .remark(Remark.Subject.ofWireName(remark))
        .build();
  }

  private static EventType typeOf(String wireName) {
    return EventType.fromWireName(wireName)
        .orElseThrow(
            () -> new IllegalStateException("A row of a later build: event_type " + wireName));
  }

  private static @Nullable Page page(Row row) {
    String url = row.getString("url");
    return url == null ? null : new Page(url, row.getString("title"), row.getString("referrer"));
  }

  private static @Nullable Product product(Row row) {
    String id = row.getString("product_id");
    return id == null
        ? null
        : new Product(
            id,
            row.getString("product_name"),
            row.getString("product_category"),
            row.isNull("product_price_minor") ? null : (Long) row.getLong("product_price_minor"),
            row.getString("product_currency"),
            row.getInt("product_quantity"));
  }

  private static @Nullable Order order(Row row) {
    String id = row.getString("order_id");
    return id == null
        ? null
        : new Order(id, row.getLong("order_total_minor"), row.getString("order_currency"));
  }

  private static @Nullable Geo geo(Row row) {
    String country = row.getString("country");
    String city = row.getString("city");
    return country == null && city == null ? null : new Geo(country, city);
  }

  private static @Nullable Campaign campaign(Row row) {
    String source = row.getString("utm_source");
    String medium = row.getString("utm_medium");
    String name = row.getString("utm_campaign");
    return source == null && medium == null && name == null
        ? null
        : new Campaign(source, medium, name);
  }

  private static @Nullable Demographics demographics(Row row) {
    String ageBand = row.getString("age_band");
    String gender = row.getString("gender");
    return ageBand == null && gender == null ? null : new Demographics(ageBand, gender);
  }

  private static @Nullable Enrichment enrichment(Row row) {
    String device = row.getString("device");
    return device == null
        ? null
        : new Enrichment(
            new Device(
                row.getString("browser"),
                row.getString("os"),
                DeviceClass.valueOf(device.toUpperCase(Locale.ROOT))),
            new TrafficSource(
                row.getString("traffic_source"),
                row.getString("traffic_medium"),
                row.getString("traffic_campaign"),
                row.getString("channel")),
            row.getString("bot_indicator"));
  }

  private static @Nullable Long millis(Row row, String column) {
    Instant instant = row.getInstant(column);
    return instant == null ? null : (Long) instant.toEpochMilli();
  }
}
