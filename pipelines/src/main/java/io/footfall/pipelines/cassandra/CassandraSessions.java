package io.footfall.pipelines.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DefaultConsistencyLevel;
import com.datastax.oss.driver.api.core.InvalidKeyspaceException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.config.ProgrammaticDriverConfigLoaderBuilder;
import com.datastax.oss.driver.internal.core.ssl.DefaultSslEngineFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JVM's sessions, one for each settings: made when first asked for and kept, as the driver
 * wants it and as a slice is over sooner than a cluster is discovered. Their threads don't keep a
 * JVM alive.
 */
public final class CassandraSessions {

  /**
   * How long an attempt to connect stands for all. One takes a second or two and they follow each
   * other, so the hundreds of bundles of a pipeline would each take their turn before it ends.
   */
  private static final Duration REFUSAL_HOLDS = Duration.ofSeconds(3);

  private static final Map<CassandraSettings, CqlSession> OPEN = new ConcurrentHashMap<>();
  private static final Map<CassandraSettings, Refusal> REFUSALS = new ConcurrentHashMap<>();

  private record Refusal(Throwable why, long atNanos) {
    boolean holds() {
      return System.nanoTime() - atNanos < REFUSAL_HOLDS.toNanos();
    }
  }

  private CassandraSessions() {}

  /**
   * The session in the settings' keyspace. Blocks while it is made.
   *
   * @throws CassandraUnavailableException when no contact point answers, or there is no such
   *     keyspace; whoever asks within the next seconds is told the same, later calls try again
   */
  public static CqlSession get(CassandraSettings settings) {
    CqlSession open = OPEN.get(settings);
    return open != null ? open : OPEN.computeIfAbsent(settings, CassandraSessions::open);
  }

  /** Closes all sessions; who asks again gets a new one. */
  public static void closeAll() {
    REFUSALS.clear();
    OPEN.values()
        .removeIf(
            session -> {
              session.close();
              return true;
            });
  }

  private static CqlSession open(CassandraSettings settings) {
    Refusal before = REFUSALS.get(settings);
    if (before != null && before.holds()) {
      throw new CassandraUnavailableException(settings, "connect", before.why());
    }
    try {
      return builder(settings, options(settings)).withKeyspace(settings.keyspace()).build();
    } catch (AllNodesFailedException | InvalidKeyspaceException failure) {
      REFUSALS.put(settings, new Refusal(failure, System.nanoTime()));
      throw new CassandraUnavailableException(settings, "connect", failure);
    }
  }

  /**
   * A session in no keyspace, for the caller to close. It keeps no copy of the schema, which the
   * driver would bring up to date after each change, for a second.
   */
  public static CqlSession openForSchema(CassandraSettings settings) {
    return builder(
            settings,
            options(settings).withBoolean(DefaultDriverOption.METADATA_SCHEMA_ENABLED, false))
        .build();
  }

  private static ProgrammaticDriverConfigLoaderBuilder options(CassandraSettings settings) {
    var options =
        DriverConfigLoader.programmaticBuilder()
            // Longer than a stock server's own (2 s a write, 5 s a read), so that it is the server
            // that says what became of a request
            .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(12))
            .withString(
                DefaultDriverOption.REQUEST_CONSISTENCY,
                DefaultConsistencyLevel.LOCAL_QUORUM.name())
            // The default, 1,024, is the most that four bundles of batches have in flight
            .withInt(DefaultDriverOption.CONNECTION_MAX_REQUESTS, 8_192)
            // A server that is back must be found within the time that requests are retried
            .withDuration(DefaultDriverOption.RECONNECTION_MAX_DELAY, Duration.ofSeconds(3))
            .withBoolean(DefaultDriverOption.NETTY_DAEMON, true)
            // By default threads wait two seconds for more to do, though the session is closed: at
            // the end of each command, and after the tables are made
            .withInt(DefaultDriverOption.NETTY_IO_SHUTDOWN_QUIET_PERIOD, 0)
            .withInt(DefaultDriverOption.NETTY_ADMIN_SHUTDOWN_QUIET_PERIOD, 0);
    if (settings.tls()) {
      options.withClass(
          DefaultDriverOption.SSL_ENGINE_FACTORY_CLASS, DefaultSslEngineFactory.class);
    }
    return options;
  }

  private static CqlSessionBuilder builder(
      CassandraSettings settings, ProgrammaticDriverConfigLoaderBuilder options) {
    CqlSessionBuilder builder =
        CqlSession.builder()
            .withConfigLoader(options.build())
            .withLocalDatacenter(settings.datacenter());
    settings.addresses().forEach(builder::addContactPoint);
    if (settings.user() != null && settings.password() != null) {
      builder.withAuthCredentials(settings.user(), settings.password().reveal());
    }
    return builder;
  }
}
