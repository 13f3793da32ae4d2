package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.model.VisitorBuckets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a visitor's rows lie: every table that knows of visitors, and how they are found in it. A
 * table that this keyspace does not have holds nothing.
 */
final class VisitorTables {

  private static final String BUCKET = "bucket";

  /** A table and the columns of its key. */
  record Table(String name, List<String> key) {}

  private static final Table EVENTS =
      new Table("clickstream_events", List.of("day", BUCKET, "timestamp", "row_key"));
  private static final Table VISITS_BY_DAY =
      new Table("visits_by_day", List.of("day", BUCKET, "started_at", "visitor_id"));
  private static final Table MEMORIES =
      new Table("visitors", List.of("source", BUCKET, "visitor_id"));
  private static final Table METRICS =
      new Table("metrics", List.of("source", "kind", "grain", "period", "start", "name"));

  /** Their partition is the visitor. */
  private static final List<Table> BY_VISITOR =
      List.of(
          // Of keyspaces of an earlier version
          new Table("visits", List.of("visitor_id", "started_at")),
          new Table("contacts", List.of("visitor_id")));

  private static final Table DECISIONS =
      new Table("offer_decisions", List.of("run", BUCKET, "visitor_id"));

  /**
   * Read whole: an offer's key is the digest of an address, and the contact that had it may be
   * another by now, or gone; a login's is the user. There are as many as mails were sent and users
   * log in, not as clicks were made.
   */
  private static final List<Table> NOT_BY_VISITOR =
      List.of(
          new Table("offers", List.of("recipient", "campaign", "round")),
          new Table("identities", List.of("user_id", "visitor_id")));

  /** Who gets the rows that are found. */
  @FunctionalInterface
  interface RowConsumer {
    void accept(Table table, Row row);
  }

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final CqlSession session;

  VisitorTables(CassandraSettings settings, VisitorBuckets buckets, CqlSession session) {
    this.settings = settings;
    this.buckets = buckets;
    this.session = session;
  }

  /** Hands on each row of the visitor. */
  void forEachRow(String visitorId, RowConsumer rows) {
    int bucket = buckets.bucketOf(visitorId);
    for (Table table : List.of(EVENTS, VISITS_BY_DAY)) {
      // Within a partition that is named whole: its rows are ordered by time, so the server looks
      // at all of a bucket's day either way, and hands out those of one visitor alone
      forEachRow(table, bucket, visitorId, " ALLOW FILTERING", rows);
    }
    forEachRow(MEMORIES, bucket, visitorId, "", rows);
    if (exists(DECISIONS)) {
      forEachRow(DECISIONS, bucket, visitorId, "", rows);
    }
    for (Table table : BY_VISITOR) {
      if (exists(table)) {
        all("SELECT * FROM " + table.name() + " WHERE visitor_id = ?", visitorId)
            .forEach(row -> rows.accept(table, row));
      }
    }
    for (Table table : NOT_BY_VISITOR) {
      if (exists(table)) {
        all("SELECT * FROM " + table.name() + " WHERE visitor_id = ? ALLOW FILTERING", visitorId)
            .forEach(row -> rows.accept(table, row));
      }
    }
    // Through all figures' keys, as the id may be anywhere in a name
    for (Row figure : all("SELECT source, kind, grain, period, start, name FROM metrics")) {
      if (figure.getString("name").contains(visitorId)) {
        rows.accept(METRICS, figure);
      }
    }
  }

  private void forEachRow(
      Table table, int bucket, String visitorId, String filtering, RowConsumer rows) {
    for (Object partition : partitions(table, bucket)) {
      all(
              "SELECT * FROM "
                  + table.name()
                  + " WHERE "
                  + table.key().get(0)
                  + " = ? AND bucket = ? AND visitor_id = ?"
                  + filtering,
              partition,
              bucket,
              visitorId)
          .forEach(row -> rows.accept(table, row));
    }
  }

  /** What the table has that bucket of: its days, sources or runs. */
  private List<Object> partitions(Table table, int bucket) {
    String column = table.key().get(0);
    List<Object> found = new ArrayList<>();
    for (Row row : all("SELECT DISTINCT " + column + ", bucket FROM " + table.name())) {
      if (row.getInt(BUCKET) == bucket) {
        found.add(row.getObject(column));
      }
    }
    return found;
  }

  private boolean exists(Table table) {
    return session
        .getMetadata()
        .getKeyspace(settings.keyspace())
        .flatMap(keyspace -> keyspace.getTable(table.name()))
        .isPresent();
  }

  private Iterable<Row> all(String query, Object... values) {
    return () ->
        new PagedRows(settings, BoundedRequests.of(settings, 1).prepare(query).bind(values));
  }
}
