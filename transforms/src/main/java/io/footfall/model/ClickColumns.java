package io.footfall.model;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks as tables have them: the names, kinds and parts of the columns, the same in every store,
 * so that one query runs on all. Each store makes columns of its own of them.
 */
public final class ClickColumns {

  private static final Function<Click, @Nullable Device> DEVICE =
      in(Click::enrichment, Enrichment::device);
  private static final Function<Click, @Nullable TrafficSource> TRAFFIC =
      in(Click::enrichment, Enrichment::trafficSource);

  private ClickColumns() {}

  /**
   * Makes a store's column of a name and the part of a click that stands in it, null where a click
   * lacks it.
   *
   * @param <C> the store's column
   */
  public interface Maker<C> {
    C text(String name, Function<Click, @Nullable String> part);

    /** Of milliseconds since 1970. */
    C time(String name, Function<Click, @Nullable Long> part);

    C bigint(String name, Function<Click, @Nullable Long> part);

    C integer(String name, Function<Click, @Nullable Integer> part);

    C bool(String name, Function<Click, @Nullable Boolean> part);
  }

  /** The columns, in their order. */
  public static <C> List<C> madeBy(Maker<C> of) {
    return List.of(
        of.time("timestamp", Click::occurredAt),
        of.text("row_key", click -> click.eventId().toString()),
        of.text("user_id", Click::userId),
        of.text("url", in(Click::page, Page::url)),
        of.text("country", in(Click::geo, Geo::country)),
        of.text("city", in(Click::geo, Geo::city)),
        of.text("browser", in(DEVICE, Device::browser)),
        of.text("os", in(DEVICE, Device::os)),
        of.text("device", in(DEVICE, device -> device.deviceClass().wireName())),
        of.text("visitor_id", Click::visitorId),
        of.text("event_type", click -> click.eventType().wireName()),
        of.time("sent_at", Click::sentAt),
        of.time("received_at", Click::receivedAt),
        of.bigint("clock_skew_millis", Click::clockSkewMillis),
        of.text("title", in(Click::page, Page::title)),
        of.text("referrer", in(Click::page, Page::referrer)),
        of.text("product_id", in(Click::product, Product::id)),
        of.text("product_name", in(Click::product, Product::name)),
        of.text("product_category", in(Click::product, Product::category)),
        of.bigint("product_price_minor", in(Click::product, Product::priceMinor)),
        of.text("product_currency", in(Click::product, Product::currency)),
        of.integer("product_quantity", in(Click::product, Product::quantity)),
        of.text("order_id", in(Click::order, Order::id)),
        of.bigint("order_total_minor", in(Click::order, Order::totalMinor)),
        of.text("order_currency", in(Click::order, Order::currency)),
        of.text("search_term", Click::searchTerm),
        of.text("user_agent", Click::userAgent),
        of.text("ip", Click::ip),
        of.text("screen", Click::screen),
        of.text("utm_source", in(Click::campaign, Campaign::source)),
        of.text("utm_medium", in(Click::campaign, Campaign::medium)),
        of.text("utm_campaign", in(Click::campaign, Campaign::name)),
        of.text("traffic_source", in(TRAFFIC, TrafficSource::source)),
        of.text("traffic_medium", in(TRAFFIC, TrafficSource::medium)),
        of.text("traffic_campaign", in(TRAFFIC, TrafficSource::campaign)),
        of.text("channel", in(TRAFFIC, TrafficSource::channel)),
        of.text("age_band", in(Click::demographics, Demographics::ageBand)),
        of.text("gender", in(Click::demographics, Demographics::gender)),
        of.bool("consent_analytics", click -> click.consent().analytics()),
        of.bool("consent_marketing", click -> click.consent().marketing()),
        of.text("bot_indicator", in(Click::enrichment, Enrichment::botIndicator)),
        of.text("original_id", in(Click::originalId, UUID::toString)),
        of.text("remark", in(Click::remark, Remark.Subject::wireName)),
        of.text("extra", Click::extra),
        of.text("log_topic", click -> click.position().topic()),
        of.integer("log_partition", click -> click.position().partition()),
        of.bigint("log_offset", click -> click.position().offset()));
  }

  /** The part of a part that may be missing itself. */
  public static <T, P, V> Function<T, @Nullable V> in(
      Function<T, @Nullable P> outer, Function<P, @Nullable V> inner) {
    return value -> {
      P part = outer.apply(value);
      return part == null ? null : inner.apply(part);
    };
  }
}
