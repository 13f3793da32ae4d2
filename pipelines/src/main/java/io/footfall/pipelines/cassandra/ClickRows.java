package io.footfall.pipelines.cassandra;

import static io.footfall.pipelines.cassandra.Column.bigint;
import static io.footfall.pipelines.cassandra.Column.bool;
import static io.footfall.pipelines.cassandra.Column.in;
import static io.footfall.pipelines.cassandra.Column.integer;
import static io.footfall.pipelines.cassandra.Column.text;
import static io.footfall.pipelines.cassandra.Column.time;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.Reconsidered;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.model.VisitorBuckets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks as rows of {@code clickstream_events}. A row is told from others by the click's time, its
 * visitor's bucket and its event id, so a click stored again is the same row.
 */
public final class ClickRows {

  /** Of the click contract; the column lets a later contract's rows be told apart. */
  private static final int SCHEMA_VERSION = 1;

  private static final Function<Click, @Nullable Device> DEVICE =
      in(Click::enrichment, Enrichment::device);
  private static final Function<Click, @Nullable TrafficSource> TRAFFIC =
      in(Click::enrichment, Enrichment::trafficSource);

  private static final List<Column<Click>> COLUMNS =
      List.of(
          time("timestamp", Click::occurredAt),
          text("row_key", click -> click.eventId().toString()),
          text("user_id", Click::userId),
          text("url", in(Click::page, Page::url)),
          text("country", in(Click::geo, Geo::country)),
          text("city", in(Click::geo, Geo::city)),
          text("browser", in(DEVICE, Device::browser)),
          text("os", in(DEVICE, Device::os)),
          text("device", in(DEVICE, ClickRows::wireName)),
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
          integer("schema_version", click -> SCHEMA_VERSION),
          text("log_topic", click -> click.position().topic()),
          integer("log_partition", click -> click.position().partition()),
          bigint("log_offset", click -> click.position().offset()));

  /** The columns from which {@link ClickReader} makes the click again. */
  static final String COLUMN_NAMES =
      COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

  private static final String INSERT =
      "INSERT INTO clickstream_events (day, bucket, "
          + COLUMN_NAMES
          + ") VALUES (?, ?"
          + ", ?".repeat(COLUMNS.size())
          + ") USING TTL ?";

  private static final String UPDATE =
      "UPDATE clickstream_events USING TTL ? SET bot_indicator = ?"
          + " WHERE day = ? AND bucket = ? AND timestamp = ? AND row_key = ?";

  private final PreparedStatement insert;
  private final PreparedStatement update;
  private final VisitorBuckets buckets;
  private final int ttlSeconds;

  /** A partition of the table. */
  public record Partition(LocalDate day, int bucket) {}

  private ClickRows(
      PreparedStatement insert, PreparedStatement update, VisitorBuckets buckets, int ttlSeconds) {
    this.insert = insert;
    this.update = update;
    this.buckets = buckets;
    this.ttlSeconds = ttlSeconds;
  }

  /** Rows that are kept for ever, for someone with a session of his own. */
  public static ClickRows of(CqlSession session, VisitorBuckets buckets) {
    return new ClickRows(session.prepare(INSERT), session.prepare(UPDATE), buckets, 0);
  }

  /** Rows that are kept for so long; preparing them is retried. */
  static ClickRows of(BoundedRequests requests, VisitorBuckets buckets, int ttlSeconds) {
    return new ClickRows(requests.prepare(INSERT), requests.prepare(UPDATE), buckets, ttlSeconds);
  }

  /** Where the click's row belongs. */
  public Partition partitionOf(Click click) {
    return partitionOf(click.occurredAt(), click.visitorId());
  }

  /** Where the row of the click is that has been reconsidered. */
  Partition partitionOf(Reconsidered reconsidered) {
    return partitionOf(reconsidered.click().occurredAt(), reconsidered.click().visitorId());
  }

  /** The statement that writes the verdict beside the click. */
  BoundStatement verdictOf(Partition partition, Reconsidered reconsidered) {
    return update.bind(
        ttlSeconds,
        reconsidered.verdict(),
        partition.day(),
        partition.bucket(),
        Instant.ofEpochMilli(reconsidered.click().occurredAt()),
        reconsidered.storedId().toString());
  }

  private Partition partitionOf(long occurredAt, String visitorId) {
    return new Partition(
        LocalDate.ofInstant(Instant.ofEpochMilli(occurredAt), ZoneOffset.UTC),
        buckets.bucketOf(visitorId));
  }

  /** The statement that writes the click's row. */
  public BoundStatement rowOf(Partition partition, Click click) {
    BoundStatementBuilder row =
        insert
            .boundStatementBuilder()
            .setLocalDate(0, partition.day())
            .setInt(1, partition.bucket());
    int at = 2;
    for (Column<Click> column : COLUMNS) {
      row = column.binder().bind(row, at++, click);
    }
    return row.setInt(at, ttlSeconds).build();
  }

  /**
   * The statement that writes the click's row over another of its key: what it lacks is taken out.
   */
  BoundStatement rowOver(Partition partition, Click click) {
    BoundStatement row = rowOf(partition, click);
    for (int at = 2; at < COLUMNS.size() + 2; at++) {
      if (!row.isSet(at)) {
        row = row.setToNull(at);
      }
    }
    return row;
  }

  private static String wireName(Device device) {
    return device.deviceClass().name().toLowerCase(Locale.ROOT);
  }
}
