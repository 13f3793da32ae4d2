package io.footfall.acceptance;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.services.LocalServices;
import io.footfall.services.LocalServicesBuilder;
import io.footfall.services.Service;
import java.io.IOException;
import java.time.Duration;

/**
 * The Kafka, Cassandra and Elasticsearch that all tests of the JVM share, one after another, and
 * how their stores are cleared for the next test.
 */
final class SharedServers {

  /** Ten times what it takes on a machine that does a lot besides. */
  private static final Duration TO_DROP_TABLES = Duration.ofMinutes(1);

  private SharedServers() {}

  /** They start when they are first asked for, and end with the JVM. */
  static LocalServices services() {
    return Started.SERVICES;
  }

  /** Leaves tables without rows, in a tenth of the time that they take to be made, and no index. */
  static void empty(ClickstreamSettings settings) throws IOException, InterruptedException {
    CassandraSchema.create(settings.cassandra(), 1);
    CqlSession session = CassandraSessions.get(settings.cassandra());
    for (String table : CassandraSchema.tables()) {
      // Those without a row too: what deleted the last one hides what is written with older times
      if (!table.equals("schema_versions")) {
        session.execute("TRUNCATE " + table);
      }
    }
    new FigureDocuments(settings.elasticsearch()).drop();
  }

  /** Leaves neither tables nor an index. */
  static void dropTables(ClickstreamSettings settings) throws IOException, InterruptedException {
    CassandraSettings cassandra = settings.cassandra();
    try (CqlSession session = CassandraSessions.openForSchema(cassandra)) {
      session.execute(
          SimpleStatement.newInstance("DROP KEYSPACE IF EXISTS " + cassandra.keyspace())
              .setTimeout(TO_DROP_TABLES));
    }
    new FigureDocuments(settings.elasticsearch()).drop();
  }

  /** Loaded, and with it the servers started, when first asked for. */
  private static final class Started {
    private static final LocalServices SERVICES = builder().start();

    private static LocalServicesBuilder builder() {
      LocalServicesBuilder services =
          LocalServices.builder()
              .freePorts()
              .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH);
      return Boolean.getBoolean("footfall.optimisedServers")
          ? services.optimised().heapMegabytes(Service.CASSANDRA, 1536)
          // For the tables of several tests
          : services.heapMegabytes(Service.CASSANDRA, 512);
    }
  }
}
