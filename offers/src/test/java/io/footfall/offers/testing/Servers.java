package io.footfall.offers.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.services.CassandraEndpoint;
import io.footfall.services.LocalServices;
import io.footfall.services.MailEndpoint;
import io.footfall.services.Service;
import java.util.List;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Cassandra and the mail catcher, started when first asked for, shared by all tests of the JVM, and
 * gone with it. Tests keep apart by addresses of their own, and take their turns at the tables.
 */
public final class Servers {

  private static LocalServices started;
  private static @Nullable CassandraSettings tables;

  private Servers() {}

  /** With the tables made and empty: those that another test has filled are no longer its own. */
  public static synchronized CassandraSettings cassandra() {
    if (tables == null) {
      CassandraSettings settings = at(services().cassandra());
      CassandraSchema.create(settings, 1);
      tables = settings;
    }
    empty(tables);
    return tables;
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

  public static MailEndpoint mail() {
    return services().mail();
  }

  /** The Direct runner, with its checks on. */
  public static RunnerSession runner() {
    DirectOptions options = PipelineOptionsFactory.create().as(DirectOptions.class);
    options.setRunner(DirectRunner.class);
    return new DirectSession(options);
  }

  private record DirectSession(PipelineOptions options) implements RunnerSession {

    @Override
    public String uiAddress() {
      return "";
    }

    @Override
    public void close() {
      // Nothing outlives a run of the Direct runner.
    }
  }

  private static CassandraSettings at(CassandraEndpoint endpoint) {
    return CassandraSettings.of(
        List.of(endpoint.contactPoint().getHostString() + ":" + endpoint.contactPoint().getPort()),
        endpoint.localDatacenter());
  }

  private static synchronized LocalServices services() {
    if (started == null) {
      started =
          LocalServices.builder()
              .with(Service.CASSANDRA, Service.MAIL)
              .heapMegabytes(Service.CASSANDRA, 512)
              .freePorts()
              .start();
    }
    return started;
  }
}
