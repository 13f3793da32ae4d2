package io.footfall.lake.schema;

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
import java.util.Locale;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes the click again of a row with all columns of {@link ClickSchema}: the same click, but that
 * a part of which nothing is known (a campaign without source, medium and name) is no part.
 */
public final class ClickOfRow {

  private static final int TIMESTAMP = at("timestamp");
  private static final int ROW_KEY = at("row_key");
  private static final int USER_ID = at("user_id");
  private static final int URL = at("url");
  private static final int COUNTRY = at("country");
  private static final int CITY = at("city");
  private static final int BROWSER = at("browser");
  private static final int OS = at("os");
  private static final int DEVICE = at("device");
  private static final int VISITOR_ID = at("visitor_id");
  private static final int EVENT_TYPE = at("event_type");
  private static final int SENT_AT = at("sent_at");
  private static final int RECEIVED_AT = at("received_at");
  private static final int CLOCK_SKEW_MILLIS = at("clock_skew_millis");
  private static final int TITLE = at("title");
  private static final int REFERRER = at("referrer");
  private static final int PRODUCT_ID = at("product_id");
  private static final int PRODUCT_NAME = at("product_name");
  private static final int PRODUCT_CATEGORY = at("product_category");
  private static final int PRODUCT_PRICE_MINOR = at("product_price_minor");
  private static final int PRODUCT_CURRENCY = at("product_currency");
  private static final int PRODUCT_QUANTITY = at("product_quantity");
  private static final int ORDER_ID = at("order_id");
  private static final int ORDER_TOTAL_MINOR = at("order_total_minor");
  private static final int ORDER_CURRENCY = at("order_currency");
  private static final int SEARCH_TERM = at("search_term");
  private static final int USER_AGENT = at("user_agent");
  private static final int IP = at("ip");
  private static final int SCREEN = at("screen");
  private static final int UTM_SOURCE = at("utm_source");
  private static final int UTM_MEDIUM = at("utm_medium");
  private static final int UTM_CAMPAIGN = at("utm_campaign");
  private static final int TRAFFIC_SOURCE = at("traffic_source");
  private static final int TRAFFIC_MEDIUM = at("traffic_medium");
  private static final int TRAFFIC_CAMPAIGN = at("traffic_campaign");
  private static final int CHANNEL = at("channel");
  private static final int AGE_BAND = at("age_band");
  private static final int GENDER = at("gender");
  private static final int CONSENT_ANALYTICS = at("consent_analytics");
  private static final int CONSENT_MARKETING = at("consent_marketing");
  private static final int BOT_INDICATOR = at("bot_indicator");
  private static final int ORIGINAL_ID = at("original_id");
  private static final int REMARK = at("remark");
  private static final int EXTRA = at("extra");
  private static final int LOG_TOPIC = at("log_topic");
  private static final int LOG_PARTITION = at("log_partition");
  private static final int LOG_OFFSET = at("log_offset");

  private ClickOfRow() {}

  static Click of(Row row) {
    String originalId = row.text(ORIGINAL_ID);
    return Click.builder()
        .position(
            new RecordPosition(
                row.text(LOG_TOPIC),
                Math.toIntExact(row.required(LOG_PARTITION)),
                row.required(LOG_OFFSET)))
        .eventId(UUID.fromString(row.text(ROW_KEY)))
        .eventType(typeOf(row.text(EVENT_TYPE)))
        .occurredAt(row.required(TIMESTAMP))
        .sentAt(row.bigint(SENT_AT))
        .receivedAt(row.required(RECEIVED_AT))
        .clockSkewMillis(row.required(CLOCK_SKEW_MILLIS))
        .visitorId(row.text(VISITOR_ID))
        .userId(row.text(USER_ID))
        .page(page(row))
        .product(product(row))
        .order(order(row))
        .searchTerm(row.text(SEARCH_TERM))
        .userAgent(row.text(USER_AGENT))
        .ip(row.text(IP))
        .geo(geo(row))
        .screen(row.text(SCREEN))
        .campaign(campaign(row))
        .demographics(demographics(row))
        .consent(new Consent(row.isTrue(CONSENT_ANALYTICS), row.isTrue(CONSENT_MARKETING)))
        .extra(row.text(EXTRA))
        .enrichment(enrichment(row))
        .originalId(originalId == null ? null : UUID.fromString(originalId))
        .remark(remarkOf(row.text(REMARK)))
        .build();
  }

  /** What the column {@code remark} says. */
  public static Remark.@Nullable Subject remarkOf(@Nullable String text) {
    return Remark.Subject.ofWireName(text);
  }

  private static int at(String column) {
    return ClickSchema.current().columnNames().indexOf(column);
  }

  private static EventType typeOf(String wireName) {
    return EventType.fromWireName(wireName)
        .orElseThrow(
            () -> new IllegalStateException("A row of a later build: event_type " + wireName));
  }

  private static @Nullable Page page(Row row) {
    String url = row.text(URL);
    return url == null ? null : new Page(url, row.text(TITLE), row.text(REFERRER));
  }

  private static @Nullable Product product(Row row) {
    String id = row.text(PRODUCT_ID);
    return id == null
        ? null
        : new Product(
            id,
            row.text(PRODUCT_NAME),
            row.text(PRODUCT_CATEGORY),
            row.bigint(PRODUCT_PRICE_MINOR),
            row.text(PRODUCT_CURRENCY),
            Math.toIntExact(row.required(PRODUCT_QUANTITY)));
  }

  private static @Nullable Order order(Row row) {
    String id = row.text(ORDER_ID);
    return id == null
        ? null
        : new Order(id, row.required(ORDER_TOTAL_MINOR), row.text(ORDER_CURRENCY));
  }

  private static @Nullable Geo geo(Row row) {
    String country = row.text(COUNTRY);
    String city = row.text(CITY);
    return country == null && city == null ? null : new Geo(country, city);
  }

  private static @Nullable Campaign campaign(Row row) {
    String source = row.text(UTM_SOURCE);
    String medium = row.text(UTM_MEDIUM);
    String name = row.text(UTM_CAMPAIGN);
    return source == null && medium == null && name == null
        ? null
        : new Campaign(source, medium, name);
  }

  private static @Nullable Demographics demographics(Row row) {
    String ageBand = row.text(AGE_BAND);
    String gender = row.text(GENDER);
    return ageBand == null && gender == null ? null : new Demographics(ageBand, gender);
  }

  private static @Nullable Enrichment enrichment(Row row) {
    String device = row.text(DEVICE);
    return device == null
        ? null
        : new Enrichment(
            new Device(
                row.text(BROWSER),
                row.text(OS),
                DeviceClass.valueOf(device.toUpperCase(Locale.ROOT))),
            new TrafficSource(
                row.text(TRAFFIC_SOURCE),
                row.text(TRAFFIC_MEDIUM),
                row.text(TRAFFIC_CAMPAIGN),
                row.text(CHANNEL)),
            row.text(BOT_INDICATOR));
  }
}
