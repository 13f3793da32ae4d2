package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.model.WrongOptionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the keyspace and its tables, which stand once in the resource {@code schema.cql}, and adds
 * to tables of an earlier version the columns that they lack.
 */
public final class CassandraSchema {

  /**
   * 2: the journal counts attempts, clicks keep their remarks. 3: a keyspace knows whose it is. 4:
   * the journal knows which driver works on a slice. One more with each new table or column.
   */
  static final int VERSION = 4;

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private CassandraSchema() {}

  /**
   * Makes what is missing, tables and columns, and leaves alone what is there; notes the version.
   * May be called at every start. A keyspace that it makes has as many replicas in the settings'
   * datacenter as asked for; a production cluster's is better made by its operators, beforehand.
   *
   * @throws CassandraUnavailableException when no contact point answers
   */
  public static void create(CassandraSettings settings, int replicas) {
    if (replicas < 1) {
      throw new WrongOptionException("--cassandraReplicas must be at least 1: " + replicas);
    }
    try (CqlSession session = CassandraSessions.openForSchema(settings)) {
      execute(
          session,
          SimpleStatement.newInstance(
              "CREATE KEYSPACE IF NOT EXISTS "
                  + settings.keyspace()
                  + " WITH replication = {'class': 'NetworkTopologyStrategy', '"
                  + settings.datacenter()
                  + "': "
                  + replicas
                  + "}"));
      statements()
          .forEach(statement -> execute(session, statement.setKeyspace(settings.keyspace())));
      for (TableColumns table : TableColumns.declaredBy(statements())) {
        table
            .additionsIn(session, settings.keyspace())
            .forEach(addition -> execute(session, addition));
      }
      execute(
          session,
          SimpleStatement.newInstance(
              "INSERT INTO "
                  + settings.keyspace()
                  + ".schema_versions (version, since) VALUES (?, toTimestamp(now())) IF NOT EXISTS",
              VERSION));
    } catch (AllNodesFailedException failure) {
      throw new CassandraUnavailableException(settings, "make the tables", failure);
    }
  }

  /** The names of all tables. */
  public static Set<String> tables() {
    return statements().stream()
        .map(statement -> TABLE.matcher(statement.getQuery()))
        .filter(Matcher::find)
        .map(table -> table.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The columns that tables of that keyspace lack, as {@code slices.attempt}. */
  public static Set<String> missingColumns(CqlSession session, String keyspace) {
    return TableColumns.declaredBy(statements()).stream()
        .flatMap(
            table ->
                table.missingIn(session, keyspace).stream()
                    .map(column -> table.table() + "." + column))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The statements of the resource, without comments. */
  static List<SimpleStatement> statements() {
    return statements("schema.cql");
  }

  /** Those of another resource of this package. */
  static List<SimpleStatement> statements(String name) {
    try (InputStream resource = CassandraSchema.class.getResourceAsStream(name)) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      String code =
          text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
      return Arrays.stream(code.split(";"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .map(SimpleStatement::newInstance)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " can't be read from the class path", failure);
    }
  }

  private static void execute(CqlSession session, SimpleStatement statement) {
    session.execute(statement.setTimeout(PATIENCE));
  }
}
