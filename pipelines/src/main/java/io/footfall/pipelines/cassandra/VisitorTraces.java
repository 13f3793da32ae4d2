package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.model.VisitorBuckets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rows of a visitor, in every table that knows of visitors: found, handed out, deleted. A table
 * that this keyspace does not have holds nothing. Figures, which name nobody, stay, but for one
 * whose name (a URL) has the visitor's id in it.
 *
 * <p>What is deleted is deleted at the time of this call: a slice planned before it can't bring
 * back state, a later one brings what it stores anew.
 */
public final class VisitorTraces {

  private static final String DAY = "day";
  private static final String BUCKET = "bucket";

  /** A table and the columns of its key. */
  private record Table(String name, List<String> key) {}

  private static final Table EVENTS =
      new Table("clickstream_events", List.of(DAY, BUCKET, "timestamp", "row_key"));
  private static final Table VISITS_BY_DAY =
      new Table("visits_by_day", List.of(DAY, BUCKET, "started_at", "visitor_id"));
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

  private final CassandraSettings settings;
  private final VisitorBuckets buckets;
  private final CqlSession session;

  private VisitorTraces(CassandraSettings settings, VisitorBuckets buckets, CqlSession session) {
    this.settings = settings;
    this.buckets = buckets;
    this.session = session;
  }

  /**
   * Of that keyspace.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static VisitorTraces of(CassandraSettings settings, VisitorBuckets buckets) {
    return new VisitorTraces(settings, buckets, CassandraSessions.get(settings));
  }

  /** How many rows each table has of the visitor; tables without one are left out. */
  public Map<String, Long> count(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    forEachRow(visitorId, (table, row) -> counts.merge(table.name(), 1L, Long::sum));
    return counts;
  }

  /** Deletes them; how many each table had. */
  public Map<String, Long> erase(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    forEachRow(
        visitorId,
        (table, row) -> {
          delete(table, row);
          counts.merge(table.name(), 1L, Long::sum);
        });
    return counts;
  }

  /** The rows themselves, by table: a column's name and its value, without those that are null. */
  public Map<String, List<Map<String, Object>>> rows(String visitorId) {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    forEachRow(
        visitorId,
        (table, row) ->
            rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(valuesOf(row)));
    return rows;
  }

  /**
   * Deletes clicks and visits of whole days before that one, of everybody; how many partitions that
   * were.
   */
  public long eraseBefore(LocalDate day) {
    long partitions = 0;
    for (Table table : List.of(EVENTS, VISITS_BY_DAY)) {
      for (Row row : all("SELECT DISTINCT day, bucket FROM " + table.name())) {
        if (row.getLocalDate(DAY).isBefore(day)) {
          execute(
              "DELETE FROM " + table.name() + " WHERE day = ? AND bucket = ?",
              row.getLocalDate(DAY),
              row.getInt(BUCKET));
          partitions++;
        }
      }
    }
    return partitions;
  }

  @FunctionalInterface
  private interface RowConsumer {
    void accept(Table table, Row row);
  }

  private void forEachRow(String visitorId, RowConsumer rows) {
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

  private void delete(Table table, Row row) {
    execute(
        "DELETE FROM " + table.name() + " WHERE " + String.join(" = ? AND ", table.key()) + " = ?",
        table.key().stream().map(row::getObject).toArray());
  }

  private Iterable<Row> all(String query, Object... values) {
    return () ->
        new PagedRows(settings, BoundedRequests.of(settings, 1).prepare(query).bind(values));
  }

  private void execute(String statement, Object... values) {
    SimpleStatement repeatable = SimpleStatement.newInstance(statement, values).setIdempotent(true);
    CassandraRetries.retried(settings, "delete a visitor", () -> session.execute(repeatable));
  }

  private static Map<String, Object> valuesOf(Row row) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (ColumnDefinition column : row.getColumnDefinitions()) {
      Object value = row.getObject(column.getName());
      if (value != null) {
        values.put(column.getName().asInternal(), value);
      }
    }
    return values;
  }
}
