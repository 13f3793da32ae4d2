package io.footfall.pipelines.doctor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.KeyspaceOwnedException;
import io.footfall.pipelines.cassandra.KeyspaceOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cluster, its clock, the tables, our rights to them, whose clicks they hold, and who holds the
 * lease of the source.
 */
public final class CassandraCheckup implements Checkup {

  private static final String SUBJECT = "cassandra";

  private final CassandraSettings settings;
  private final String source;

  public CassandraCheckup(CassandraSettings settings, String source) {
    this.settings = settings;
    this.source = source;
  }

  @Override
  public List<Symptom> run() {
    List<Symptom> symptoms = new ArrayList<>();
    try (CqlSession session = CassandraSessions.openForSchema(settings)) {
      Row server =
          session
              .execute("SELECT release_version, toTimestamp(now()) AS now FROM system.local")
              .one();
      symptoms.add(Symptom.ok(SUBJECT, "version " + server.getString("release_version")));
      symptoms.add(
          Clocks.compare(SUBJECT, server.getInstant("now"), "leases and write times go by them"));
      symptoms.addAll(tables(session));
    } catch (DriverException failure) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              settings + " does not answer: " + failure.getMessage(),
              "start it, or correct --cassandraContactPoints, --cassandraDatacenter and the login"));
    }
    return symptoms;
  }

  private List<Symptom> tables(CqlSession session) {
    Set<String> found = new TreeSet<>();
    session
        .execute(
            "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?",
            settings.keyspace())
        .forEach(row -> found.add(row.getString(0)));
    if (found.isEmpty()) {
      return List.of(
          Symptom.fail(
              SUBJECT,
              "there is no keyspace " + settings.keyspace() + ", or nothing in it may be seen",
              "let clickstream make it with --create, or apply schema.cql, or grant the rights"));
    }
    Set<String> missing = new TreeSet<>(CassandraSchema.tables());
    missing.removeAll(found);
    if (!missing.isEmpty()) {
      return List.of(
          Symptom.fail(
              SUBJECT,
              "keyspace " + settings.keyspace() + " lacks " + String.join(", ", missing),
              "apply schema.cql of this version, or start clickstream with --create"));
    }
    Set<String> lacking = CassandraSchema.missingColumns(session, settings.keyspace());
    if (!lacking.isEmpty()) {
      return List.of(
          Symptom.fail(
              SUBJECT,
              "keyspace "
                  + settings.keyspace()
                  + " is of an earlier version, and lacks "
                  + String.join(", ", lacking),
              "start clickstream with --create, which adds them"));
    }
    List<Symptom> symptoms = new ArrayList<>();
    symptoms.add(
        Symptom.ok(SUBJECT, "keyspace " + settings.keyspace() + " has every table and column"));
    try {
      tryRights(session);
      symptoms.add(Symptom.ok(SUBJECT, "every table may be read and written"));
      symptoms.add(owner(session));
      symptoms.add(lease(session));
    } catch (UnauthorizedException refused) {
      symptoms.add(
          Symptom.fail(
              SUBJECT,
              refused.getMessage(),
              "GRANT SELECT and GRANT MODIFY ON KEYSPACE " + settings.keyspace()));
    }
    return symptoms;
  }

  /** Reads a row of each table, and deletes one that does not exist: that changes nothing. */
  private void tryRights(CqlSession session) {
    for (String table : CassandraSchema.tables()) {
      session.execute("SELECT * FROM " + settings.keyspace() + "." + table + " LIMIT 1");
    }
    session.execute(
        "DELETE FROM " + settings.keyspace() + ".leases WHERE source = ? IF EXISTS",
        "asked by footfall doctor");
  }

  private Symptom owner(CqlSession session) {
    String keyspace = "keyspace " + settings.keyspace();
    try {
      return Symptom.ok(
          SUBJECT,
          KeyspaceOwner.isTaken(session, settings.keyspace(), source)
              ? keyspace + " holds the clicks of " + source
              : keyspace + " is nobody's yet");
    } catch (KeyspaceOwnedException others) {
      return Symptom.fail(SUBJECT, others.finding(), others.remedy());
    }
  }

  private Symptom lease(CqlSession session) {
    Row lease =
        session
            .execute(
                "SELECT owner FROM " + settings.keyspace() + ".leases WHERE source = ?", source)
            .one();
    return Symptom.ok(
        SUBJECT,
        lease == null
            ? "nobody drives " + source
            : source + " is driven by " + lease.getString("owner"));
  }
}
