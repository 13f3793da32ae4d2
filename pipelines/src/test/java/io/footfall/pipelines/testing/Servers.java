package io.footfall.pipelines.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.services.CassandraEndpoint;
import io.footfall.services.LocalService;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The real servers of the integration tests: each started when first asked for, shared by all tests
 * of the JVM, and gone with it. Tests keep apart by topics and indices of their own, and take their
 * turns at the tables.
 */
public final class Servers {

  private static final Map<Service, LocalServices> STARTED = new EnumMap<>(Service.class);

  private static @Nullable CassandraSettings tables;

  private Servers() {}

  public static KafkaSettings kafka() {
    return KafkaSettings.of(started(Service.KAFKA).kafka().bootstrapServers());
  }

  /** With the tables made and empty: those that another test has filled are no longer its own. */
  public static synchronized CassandraSettings cassandra() {
    if (tables == null) {
      tables = made();
    }
    empty(tables);
    return tables;
  }

  private static CassandraSettings made() {
    CassandraEndpoint endpoint = started(Service.CASSANDRA).cassandra();
    CassandraSettings settings =
        CassandraSettings.of(
            List.of(
                endpoint.contactPoint().getHostString() + ":" + endpoint.contactPoint().getPort()),
            endpoint.localDatacenter());
    CassandraSchema.create(settings, 1);
    return settings;
  }

  /** In a tenth of the time that tables take to be made. */
  private static void empty(CassandraSettings settings) {
    CqlSession session = CassandraSessions.get(settings);
    for (String table : CassandraSchema.tables()) {
      // Those without a row too: what deleted the last one hides what is written with older times
      if (!table.equals("schema_versions")) {
        session.execute("TRUNCATE " + table);
      }
    }
  }

  public static ElasticsearchSettings elasticsearch(String indexPrefix) {
    String url = started(Service.ELASTICSEARCH).elasticsearch().url().toString();
    return ElasticsearchSettings.of(List.of(url)).withIndexPrefix(indexPrefix);
  }

  /** The handle to kill, pause and restart a server; a test leaves it running. */
  public static LocalService handle(Service service) {
    return started(service).get(service);
  }

  private static synchronized LocalServices started(Service service) {
    return STARTED.computeIfAbsent(
        service,
        wanted ->
            LocalServices.builder()
                .with(wanted)
                .freePorts()
                // With its usual 256 it runs out of memory where rows come as fast as they can
                .heapMegabytes(Service.CASSANDRA, 768)
                .start());
  }
}
