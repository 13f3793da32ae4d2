package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.JournalEntry;
import io.footfall.pipelines.testing.Servers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class SchemaUpgradeIT {

  private static final String SOURCE = "clicks/upgraded";

  @Test
  void aKeyspaceOfBeforeBecomesOneOfNowWithWhatItHolds() {
    CassandraSettings now = Servers.cassandra();
    CassandraSettings settings = now.withKeyspace("made_before");
    try (CqlSession session = CassandraSessions.openForSchema(settings)) {
      makeAsBefore(session, settings);
      journalASlice(session, settings);
      rememberAVisitor(session, settings);
      assertThat(
          CassandraSchema.missingColumns(session, settings.keyspace()), hasItems("slices.attempt"));

      CassandraSchema.create(settings, 1);
      CassandraSchema.create(settings, 1);

      assertThat(CassandraSchema.missingColumns(session, settings.keyspace()), is(empty()));
      assertThat(columns(session, "made_before"), is(columns(session, now.keyspace())));
      assertThat(versions(session, settings), contains(CassandraSchema.VERSION));
    }
    theSliceIsTakenUp(settings);
    itIsOfThoseWhoseVisitorsItRemembers(settings);
  }

  private static void itIsOfThoseWhoseVisitorsItRemembers(CassandraSettings settings) {
    assertThrows(KeyspaceOwnedException.class, () -> KeyspaceOwner.take(settings, "mine/footfall"));
    KeyspaceOwner.take(settings, SOURCE);
    assertThat(KeyspaceOwner.of(settings), is(Optional.of(SOURCE)));
  }

  /** As the driver that finds it unfinished does. */
  private static void theSliceIsTakenUp(CassandraSettings settings) {
    CassandraJournal journal = CassandraJournal.of(settings, SOURCE);
    JournalEntry left = journal.last().orElseThrow();
    assertThat(
        left.slice(),
        is(new Slice(SOURCE, 1, 1_772_366_400_000L, List.of(new SliceRange("clicks", 3, 5, 9)))));
    assertThat(left.isDone(), is(false));

    JournalEntry again =
        JournalEntry.planned(left.slice().takenUpAgain(), left.positions(), left.truncated());
    journal.takeUp(again);

    assertThat(journal.last(), is(Optional.of(again)));
    assertThat(again.slice().attempt(), is(not(left.slice().attempt())));
  }

  private static void makeAsBefore(CqlSession session, CassandraSettings settings) {
    session.execute(
        "CREATE KEYSPACE "
            + settings.keyspace()
            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    CassandraSchema.statements("schema-of-before.cql")
        .forEach(statement -> session.execute(statement.setKeyspace(settings.keyspace())));
  }

  private static void journalASlice(CqlSession session, CassandraSettings settings) {
    session.execute(
        "INSERT INTO "
            + settings.keyspace()
            + ".slices (source, block, number, planned_at, topic, range_from, range_to, positions,"
            + " state) VALUES (?, 0, 1, '2026-03-01T12:00:00Z', 'clicks', {3: 5}, {3: 9}, {3: 9},"
            + " 'PLANNED')",
        SOURCE);
  }

  private static void rememberAVisitor(CqlSession session, CassandraSettings settings) {
    session.execute(
        "INSERT INTO "
            + settings.keyspace()
            + ".visitors (source, bucket, visitor_id, memory) VALUES (?, 7, 'v', 0x00)",
        SOURCE);
  }

  private static Map<String, String> columns(CqlSession session, String keyspace) {
    return session
        .execute("SELECT * FROM system_schema.columns WHERE keyspace_name = ?", keyspace)
        .all()
        .stream()
        .collect(
            Collectors.toMap(
                row -> row.getString("table_name") + "." + row.getString("column_name"),
                row -> row.getString("type") + " " + row.getString("kind")));
  }

  private static List<Integer> versions(CqlSession session, CassandraSettings settings) {
    List<Integer> versions = new ArrayList<>();
    session
        .execute("SELECT version FROM " + settings.keyspace() + ".schema_versions")
        .forEach(row -> versions.add(row.getInt(0)));
    return versions;
  }
}
