package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The columns that {@code schema.cql} declares for a table, by name in their order, each with its
 * type as CQL writes it ({@code int static}).
 */
record TableColumns(String table, Map<String, String> types) {

  private static final Pattern CREATE =
      Pattern.compile("(?s)CREATE TABLE IF NOT EXISTS (\\w+) \\(\n(.*?)\n\\).*");
  private static final Pattern COLUMN = Pattern.compile("  (\\w+) (.+?)( PRIMARY KEY)?,?");

  /** Those of every table that the statements make. */
  static List<TableColumns> declaredBy(List<SimpleStatement> statements) {
    return statements.stream().flatMap(statement -> parse(statement.getQuery())).toList();
  }

  private static Stream<TableColumns> parse(String query) {
    Matcher create = CREATE.matcher(query);
    if (!create.matches()) {
      return Stream.empty();
    }
    Map<String, String> types = new LinkedHashMap<>();
    create
        .group(2)
        .lines()
        .filter(line -> !line.startsWith("  PRIMARY KEY"))
        .forEach(
            line -> {
              Matcher column = COLUMN.matcher(line);
              if (!column.matches()) {
                throw new IllegalStateException("schema.cql holds no column in: " + line);
              }
              types.put(column.group(1), column.group(2));
            });
    return Stream.of(new TableColumns(create.group(1), types));
  }

  /** The names of those that the table lacks in the keyspace. */
  Set<String> missingIn(CqlSession session, String keyspace) {
    Set<String> missing = new HashSet<>(types.keySet());
    session
        .execute(
            "SELECT column_name FROM system_schema.columns"
                + " WHERE keyspace_name = ? AND table_name = ?",
            keyspace,
            table)
        .forEach(row -> missing.remove(row.getString(0)));
    return missing;
  }

  /** The statements that add them; two that run at once do no harm. */
  List<SimpleStatement> additionsIn(CqlSession session, String keyspace) {
    Set<String> missing = missingIn(session, keyspace);
    return types.entrySet().stream()
        .filter(column -> missing.contains(column.getKey()))
        .map(
            column ->
                SimpleStatement.newInstance(
                    "ALTER TABLE %s.%s ADD IF NOT EXISTS %s %s"
                        .formatted(keyspace, table, column.getKey(), column.getValue())))
        .toList();
  }
}
