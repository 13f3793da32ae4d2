package io.footfall.lake.schema;

import static io.footfall.lake.schema.Column.bigint;
import static io.footfall.lake.schema.Column.bool;
import static io.footfall.lake.schema.Column.in;
import static io.footfall.lake.schema.Column.integer;
import static io.footfall.lake.schema.Column.text;
import static io.footfall.lake.schema.Column.time;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.visits.ContentHash;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks as files have them: the columns of Cassandra's {@code clickstream_events} under the same
 * names, so that one query runs on both, and {@code content_hash}, by which a click sent twice is
 * told from two clicks under one id.
 */
public final class ClickSchema {

  /** Raised with every column that is added. */
  static final int VERSION = 1;

  private static final Function<Click, @Nullable Device> DEVICE =
      in(Click::enrichment, Enrichment::device);
  private static final Function<Click, @Nullable TrafficSource> TRAFFIC =
      in(Click::enrichment, Enrichment::trafficSource);

  /** One a thread, as it keeps scratch space. */
  private static final ThreadLocal<ContentHash> CONTENT_HASH =
      ThreadLocal.withInitial(ContentHash::new);

  private static final FileSchema<Click> CURRENT =
      new FileSchema<>(
          "click",
          VERSION,
          List.of(
              time("timestamp", Click::occurredAt),
              text("row_key", click -> click.eventId().toString()),
              text("user_id", Click::userId),
              text("url", in(Click::page, Page::url)),
              text("country", in(Click::geo, Geo::country)),
              text("city", in(Click::geo, Geo::city)),
              text("browser", in(DEVICE, Device::browser)),
              text("os", in(DEVICE, Device::os)),
              text("device", in(DEVICE, ClickSchema::wireName)),
              text("visitor_id", Click::visitorId),
              text("event_type", click -> click.eventType().wireName()),
              time("sent_at", Click::sentAt),
              time("received_at", Click::receivedAt),
              bigint("clock_skew_millis", Click::clockSkewMillis),
              text("title", in(Click::page, Page::title)),
              text("referrer", in(Click::page, Page::referrer)),
              text("product_id", in(Click::product, Product::id)),
              text("product_name", in(Click::product, Product::name)),
              text("product_category", in(Click::product, Product::category)),
              bigint("product_price_minor", in(Click::product, Product::priceMinor)),
              text("product_currency", in(Click::product, Product::currency)),
              integer("product_quantity", in(Click::product, Product::quantity)),
              text("order_id", in(Click::order, Order::id)),
              bigint("order_total_minor", in(Click::order, Order::totalMinor)),
              text("order_currency", in(Click::order, Order::currency)),
              text("search_term", Click::searchTerm),
              text("user_agent", Click::userAgent),
              text("ip", Click::ip),
              text("screen", Click::screen),
              text("utm_source", in(Click::campaign, Campaign::source)),
              text("utm_medium", in(Click::campaign, Campaign::medium)),
              text("utm_campaign", in(Click::campaign, Campaign::name)),
              text("traffic_source", in(TRAFFIC, TrafficSource::source)),
              text("traffic_medium", in(TRAFFIC, TrafficSource::medium)),
              text("traffic_campaign", in(TRAFFIC, TrafficSource::campaign)),
              text("channel", in(TRAFFIC, TrafficSource::channel)),
              text("age_band", in(Click::demographics, Demographics::ageBand)),
              text("gender", in(Click::demographics, Demographics::gender)),
              bool("consent_analytics", click -> click.consent().analytics()),
              bool("consent_marketing", click -> click.consent().marketing()),
              text("bot_indicator", in(Click::enrichment, Enrichment::botIndicator)),
              text("original_id", in(Click::originalId, UUID::toString)),
              text("remark", in(Click::remark, Remark.Subject::wireName)),
              text("extra", Click::extra),
              text("log_topic", click -> click.position().topic()),
              integer("log_partition", click -> click.position().partition()),
              bigint("log_offset", click -> click.position().offset()),
              bigint("content_hash", click -> CONTENT_HASH.get().of(click))));

  private ClickSchema() {}

  /** The columns. */
  public static FileSchema<Click> current() {
    return CURRENT;
  }

  private static String wireName(Device device) {
    return device.deviceClass().name().toLowerCase(Locale.ROOT);
  }
}
