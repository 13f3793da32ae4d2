package io.footfall.offers.interest;

import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.EventType;
import io.footfall.offers.model.Span;
import io.footfall.pipelines.cassandra.BoundedRequests;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.PagedRows;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the trails of some visitors of one bucket from {@code clickstream_events}: only the
 * stretches of time in which one of them was there, and six columns of them.
 */
final class ClickTrails {

  private final CassandraSettings settings;
  private final int bucket;

  ClickTrails(CassandraSettings settings, int bucket) {
    this.settings = settings;
    this.bucket = bucket;
  }

  /**
   * The trails, by visitor.
   *
   * @param visits when each of them was there; nothing outside of it is taken in
   */
  Map<String, Trail> read(Map<String, List<Span>> visits) {
    Map<String, Trail> trails = new HashMap<>();
    visits.keySet().forEach(visitor -> trails.put(visitor, new Trail()));
    List<Span> all = visits.values().stream().flatMap(List::stream).toList();
    PreparedStatement select =
        BoundedRequests.of(settings, 1)
            .prepare(
                "SELECT timestamp, visitor_id, event_type, product_id, product_name,"
                    + " product_category FROM clickstream_events WHERE day = ? AND bucket = ?"
                    + " AND timestamp >= ? AND timestamp <= ?");
    for (DaySpans.Piece piece : DaySpans.of(all)) {
      PagedRows rows =
          new PagedRows(
              settings,
              select.bind(
                  piece.day(),
                  bucket,
                  Instant.ofEpochMilli(piece.span().fromMillis()),
                  Instant.ofEpochMilli(piece.span().toMillis())));
      while (rows.hasNext()) {
        Row row = rows.next();
        String visitorId = row.getString(1);
        List<Span> own = visits.get(visitorId);
        long at = row.getInstant(0).toEpochMilli();
        if (own != null && own.stream().anyMatch(span -> span.holds(at))) {
          trails.get(visitorId).add(clickOf(row, at));
        }
      }
    }
    return trails;
  }

  private static TrailClick clickOf(Row row, long at) {
    String type = row.getString(2);
    return new TrailClick(
        at,
        row.getString(1),
        EventType.fromWireName(type)
            .orElseThrow(
                () -> new IllegalStateException("A row of a later build: event_type " + type)),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }
}
