package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.model.VisitorBuckets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All rows of a visitor, in every table that knows of visitors: found, handed out, deleted.
 * Figures, which name nobody, stay, but for one whose name (a URL) has the visitor's id in it.
 *
 * <p>What is deleted is deleted at the time of this call: a slice planned before it can't bring
 * back state, a later one brings what it stores anew.
 */
public final class VisitorTraces {

  private final CassandraSettings settings;
  private final CqlSession session;
  private final VisitorTables tables;

  private VisitorTraces(CassandraSettings settings, VisitorBuckets buckets) {
    this.settings = settings;
    this.session = CassandraSessions.get(settings);
    this.tables = new VisitorTables(settings, buckets, session);
  }

  /**
   * Of that keyspace.
   *
   * @throws CassandraUnavailableException when Cassandra does not answer
   */
  public static VisitorTraces of(CassandraSettings settings, VisitorBuckets buckets) {
    return new VisitorTraces(settings, buckets);
  }

  /** How many rows each table has of the visitor; tables without one are left out. */
  public Map<String, Long> count(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    tables.forEachRow(visitorId, (table, row) -> counts.merge(table.name(), 1L, Long::sum));
    return counts;
  }

  /** Deletes them; how many each table had. */
  public Map<String, Long> erase(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    tables.forEachRow(
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
    tables.forEachRow(
        visitorId,
        (table, row) ->
            rows.computeIfAbsent(table.name(), name -> new ArrayList<>()).add(valuesOf(row)));
    return rows;
  }

  private void delete(VisitorTables.Table table, Row row) {
    execute(
        "DELETE FROM " + table.name() + " WHERE " + String.join(" = ? AND ", table.key()) + " = ?",
        table.key().stream().map(row::getObject).toArray());
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
