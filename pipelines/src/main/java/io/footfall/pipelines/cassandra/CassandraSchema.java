package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the keyspace and its tables, which stand once in the resource {@code schema.cql}. */
public final class CassandraSchema {

  private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private CassandraSchema() {}

  /**
   * Makes what is missing and leaves alone what is there. A keyspace that it makes has as many
   * replicas in the settings' datacenter as asked for; a production cluster's is better made by its
   * operators, beforehand.
   *
   * @throws CassandraUnavailableException when no contact point answers
   */
  public static void create(CassandraSettings settings, int replicas) {
    if (replicas < 1) {
      throw new IllegalArgumentException("--cassandraReplicas must be at least 1: " + replicas);
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

  /** The statements of the resource, without comments. */
  static List<SimpleStatement> statements() {
    try (InputStream resource = CassandraSchema.class.getResourceAsStream("schema.cql")) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      String code =
          text.lines().filter(line -> !line.startsWith("--")).collect(Collectors.joining("\n"));
      return Arrays.stream(code.split(";"))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .map(SimpleStatement::newInstance)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("schema.cql can't be read from the class path", failure);
    }
  }

  private static void execute(CqlSession session, SimpleStatement statement) {
    session.execute(statement.setTimeout(PATIENCE));
  }
}
