package io.footfall.runner.direct;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.data.UdtValue;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One visitor's clicks and visits, as Cassandra had them when it was last looked at. */
final class StoredShopper {

  private static final Set<String> VIEWS =
      Set.of("page_view", "product_view", "list_view", "search");

  /** A look at a page; the dwell is null where nobody knows it. */
  record Stay(String url, @Nullable Long dwellMillis) {}

  /** A visit, in the columns that are looked at here. */
  record StoredVisit(
      int events,
      Instant startedAt,
      Instant endedAt,
      String channel,
      boolean converted,
      List<Stay> stays) {}

  private record StoredClick(
      Instant at, String type, String url, long orderMinor, boolean consents) {}

  private final CassandraSettings settings;
  private final String visitorId;
  private List<StoredClick> clicks = List.of();
  private List<StoredVisit> visits = List.of();

  private StoredShopper(CassandraSettings settings, String visitorId) {
    this.settings = settings;
    this.visitorId = visitorId;
  }

  static StoredShopper in(CassandraSettings settings, String visitorId) {
    return new StoredShopper(settings, visitorId);
  }

  /** Waits until he has done that, and looks no more. */
  void await(String type, Duration limit) {
    Awaitility.await()
        .atMost(limit)
        .until(
            () -> {
              look();
              return types().contains(type);
            });
  }

  /** Waits until he has bought and all of his clicks are in his visits, and looks no more. */
  void awaitOrder(Duration limit) {
    Awaitility.await()
        .atMost(limit)
        .until(
            () -> {
              look();
              return types().contains("purchase")
                  && visits.stream().mapToInt(StoredVisit::events).sum() == clicks.size();
            });
  }

  /** What he did, in the order in which it happened. */
  List<String> types() {
    return clicks.stream().map(StoredClick::type).toList();
  }

  List<String> urls() {
    return clicks.stream().map(StoredClick::url).toList();
  }

  List<StoredVisit> visits() {
    return visits;
  }

  /** How many of his clicks don't say that he agreed to be counted. */
  long withoutConsent() {
    return clicks.stream().filter(click -> !click.consents()).count();
  }

  Instant firstAt() {
    return clicks.get(0).at();
  }

  Instant lastAt() {
    return clicks.get(clicks.size() - 1).at();
  }

  /** What his orders came to. */
  long spentMinor() {
    return clicks.stream().mapToLong(StoredClick::orderMinor).sum();
  }

  /** Each look at a page, until the next one or the end of the visit, as the clicks have it. */
  List<Stay> expectedStays() {
    Instant end = lastAt();
    List<StoredClick> views =
        clicks.stream().filter(click -> VIEWS.contains(click.type())).toList();
    List<Stay> stays = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      Instant from = views.get(i).at();
      boolean isLast = i == views.size() - 1;
      Instant until = isLast ? end : views.get(i + 1).at();
      boolean isKnown = !isLast || until.isAfter(from);
      stays.add(
          new Stay(
              withoutCampaign(views.get(i).url()),
              isKnown ? Duration.between(from, until).toMillis() : null));
    }
    return stays;
  }

  @Override
  public String toString() {
    return clicks + " and " + visits;
  }

  /** As visits and figures name a page, whatever link led there. */
  private static String withoutCampaign(String url) {
    return url.replaceFirst("\\?utm_.*", "");
  }

  private void look() {
    visits = readVisits();
    clicks = readClicks();
  }

  private List<StoredVisit> readVisits() {
    List<StoredVisit> found = new ArrayList<>();
    CassandraSessions.get(settings)
        .execute(
            SimpleStatement.newInstance(
                "SELECT * FROM visits_by_day WHERE visitor_id = ? ALLOW FILTERING", visitorId))
        .forEach(row -> found.add(visitOf(row)));
    return found;
  }

  private List<StoredClick> readClicks() {
    List<StoredClick> found = new ArrayList<>();
    CassandraSessions.get(settings)
        .execute(
            SimpleStatement.newInstance(
                "SELECT timestamp, event_type, url, order_total_minor, consent_analytics"
                    + " FROM clickstream_events WHERE visitor_id = ? ALLOW FILTERING",
                visitorId))
        .forEach(
            row ->
                found.add(
                    new StoredClick(
                        Objects.requireNonNull(row.getInstant(0)),
                        Objects.requireNonNull(row.getString(1)),
                        Objects.requireNonNull(row.getString(2)),
                        row.getLong(3),
                        row.getBoolean(4))));
    found.sort(
        Comparator.comparing(StoredClick::at)
            .thenComparing(click -> !VIEWS.contains(click.type())));
    return found;
  }

  private static StoredVisit visitOf(Row row) {
    List<Stay> stays = new ArrayList<>();
    for (UdtValue stay : Objects.requireNonNull(row.getList("stays", UdtValue.class))) {
      stays.add(
          new Stay(
              Objects.requireNonNull(stay.getString("url")),
              stay.isNull("dwell_millis") ? null : stay.getLong("dwell_millis")));
    }
    return new StoredVisit(
        row.getInt("events"),
        Objects.requireNonNull(row.getInstant("started_at")),
        Objects.requireNonNull(row.getInstant("ended_at")),
        Objects.requireNonNull(row.getString("channel")),
        row.getBoolean("converted"),
        stays);
  }
}
