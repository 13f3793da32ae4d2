package io.footfall.pipelines.cassandra;

import static io.footfall.model.ClickColumns.in;
import static io.footfall.pipelines.cassandra.Column.bigint;
import static io.footfall.pipelines.cassandra.Column.bool;
import static io.footfall.pipelines.cassandra.Column.integer;
import static io.footfall.pipelines.cassandra.Column.text;
import static io.footfall.pipelines.cassandra.Column.time;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Visits as rows of {@code visits_by_day}: a partition for each day and bucket of visitors. Rows
 * carry the write time of the slice that drew them, and so do deletions: what a slice writes never
 * lands on top of what a later one wrote.
 */
final class VisitRows {

  private static final Column<Visit> VISITOR = text("visitor_id", Visit::visitorId);
  private static final Column<Visit> START = time("started_at", Visit::startedAt);

  /** What a day's visits are counted and chosen by. */
  private static final List<Column<Visit>> SUMMARY =
      List.of(
          text("user_id", Visit::userId),
          time("ended_at", Visit::endedAt),
          integer("events", Visit::events),
          integer("views", Visit::views),
          bigint("engaged_millis", Visit::engagedMillis),
          text("reached", visit -> visit.reached().wireName()),
          bool("converted", Visit::converted),
          bool("engaged", Visit::engaged),
          bool("bounced", Visit::bounced),
          text("channel", in(Visit::source, TrafficSource::channel)),
          text("country", Visit::country),
          text("device", in(Visit::device, device -> device.deviceClass().wireName())),
          bool("first_visit", Visit::first),
          text("bot_indicator", Visit::botIndicator));

  /** What tells one visit's story. */
  private static final List<Column<Visit>> DETAILS =
      List.of(
          text("entry_url", Visit::entryUrl),
          text("exit_url", Visit::exitUrl),
          new Column<>("stays", VisitParts::bindStays),
          new Column<>("orders", VisitParts::bindOrders),
          new Column<>("revenue_minor", VisitParts::bindRevenue),
          text("traffic_source", in(Visit::source, TrafficSource::source)),
          text("traffic_medium", in(Visit::source, TrafficSource::medium)),
          text("traffic_campaign", in(Visit::source, TrafficSource::campaign)),
          text("browser", in(Visit::device, Device::browser)),
          text("os", in(Visit::device, Device::os)),
          text("age_band", in(Visit::demographics, Demographics::ageBand)),
          text("gender", in(Visit::demographics, Demographics::gender)));

  private final VisitorBuckets buckets;
  private final List<Column<Visit>> columns;
  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private final long writtenAt;
  private final int ttlSeconds;

  private VisitRows(
      BoundedRequests requests, VisitorBuckets buckets, long writtenAt, int ttlSeconds) {
    this.buckets = buckets;
    List<Column<Visit>> keys =
        List.of(
            new Column<>("day", (row, at, visit) -> row.setLocalDate(at, dayOf(visit.startedAt()))),
            integer("bucket", visit -> buckets.bucketOf(visit.visitorId())),
            START,
            VISITOR);
    this.columns = Stream.of(keys, SUMMARY, DETAILS).<Column<Visit>>flatMap(List::stream).toList();
    this.insert =
        requests.prepare(
            columns.stream()
                .map(Column::name)
                .collect(Collectors.joining(", ", "INSERT INTO visits_by_day (", ") VALUES "))
                .concat("(?" + ", ?".repeat(columns.size() - 1) + ")")
                .concat(" USING TIMESTAMP ? AND TTL ?"));
    this.delete =
        requests.prepare(
            keys.stream()
                .map(key -> key.name() + " = ?")
                .collect(
                    Collectors.joining(
                        " AND ", "DELETE FROM visits_by_day USING TIMESTAMP ? WHERE ", "")));
    this.writtenAt = writtenAt;
    this.ttlSeconds = ttlSeconds;
  }

  /** Of those buckets, written at that time. */
  static VisitRows of(
      BoundedRequests requests, VisitorBuckets buckets, long writtenAt, int ttlSeconds) {
    return new VisitRows(requests, buckets, writtenAt, ttlSeconds);
  }

  /** The day on which a visit began, in UTC. */
  static LocalDate dayOf(long startedAt) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(startedAt), ZoneOffset.UTC);
  }

  /** What brings the table from the visit as it was to the visit as it is. */
  BoundStatement changeOf(VisitChange change) {
    return change.after() == null
        ? deletionOf(change.before().visitorId(), change.before().startedAt())
        : rowOf(change.after(), change.before() != null);
  }

  /**
   * @param isWrittenOver whether a row may be there, so that what the visit lacks must be taken out
   *     of it
   */
  private BoundStatement rowOf(Visit visit, boolean isWrittenOver) {
    BoundStatementBuilder row = insert.boundStatementBuilder();
    int at = 0;
    for (Column<Visit> column : columns) {
      row = column.binder().bind(row, at, visit);
      if (isWrittenOver && !row.isSet(at)) {
        row = row.setToNull(at);
      }
      at++;
    }
    return row.setLong(at, writtenAt).setInt(at + 1, ttlSeconds).build();
  }

  /** What takes the visitor's visit out that began then. */
  BoundStatement deletionOf(String visitorId, long startedAt) {
    return delete.bind(
        writtenAt,
        dayOf(startedAt),
        buckets.bucketOf(visitorId),
        Instant.ofEpochMilli(startedAt),
        visitorId);
  }
}
