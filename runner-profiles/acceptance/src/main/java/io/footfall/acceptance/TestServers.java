package io.footfall.acceptance;

import static io.footfall.acceptance.CommandWords.words;

import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.services.LocalServices;
import io.footfall.visits.VisitRules;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real Kafka, Cassandra and Elasticsearch, and on them the names that a test works by: a topic, a
 * keyspace, the prefix of its indices. Out: settings and options that say so.
 */
public final class TestServers implements AutoCloseable {

  private static final AtomicInteger TESTS = new AtomicInteger();

  private final LocalServices log;
  private final LocalServices services;
  private final ClickstreamSettings settings;

  private TestServers(LocalServices log, LocalServices services, ClickstreamSettings settings) {
    this.log = log;
    this.services = services;
    this.settings = settings;
  }

  /**
   * Those that all tests of the JVM share, one after another, with a topic that no other test has
   * and with empty tables and no index: for tests that leave the servers running. They start with
   * the first test and end with the JVM.
   */
  public static TestServers shared() throws IOException, InterruptedException {
    TestServers servers = onShared();
    SharedServers.empty(servers.settings);
    return servers;
  }

  /** The same without any table, as they are when they are new: for who makes them himself. */
  static TestServers sharedWithoutTables() throws IOException, InterruptedException {
    TestServers servers = onShared();
    SharedServers.dropTables(servers.settings);
    return servers;
  }

  private static TestServers onShared() {
    LocalServices services = SharedServers.services();
    return new TestServers(
        services,
        services,
        settings(
            services,
            "clicks-" + TESTS.incrementAndGet(),
            cassandra(services),
            elasticsearch(services)));
  }

  /** The caller's own, with the usual names: for tests that break servers. */
  public static TestServers of(LocalServices services) {
    return of(services, services);
  }

  /** The same where the log and the stores were started apart. */
  static TestServers of(LocalServices log, LocalServices stores) {
    return new TestServers(
        log, stores, settings(log, "clicks", cassandra(stores), elasticsearch(stores)));
  }

  private static ClickstreamSettings settings(
      LocalServices log, String topic, CassandraSettings tables, ElasticsearchSettings index) {
    return new ClickstreamSettings(
        KafkaSettings.of(log.kafka().bootstrapServers()),
        topic,
        "footfall",
        topic + "-rejected",
        tables,
        index,
        new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
        CleaningRules.defaults(),
        VisitRules.defaults());
  }

  private static CassandraSettings cassandra(LocalServices services) {
    InetSocketAddress address = services.cassandra().contactPoint();
    return CassandraSettings.of(
        List.of(address.getHostString() + ":" + address.getPort()),
        services.cassandra().localDatacenter());
  }

  private static ElasticsearchSettings elasticsearch(LocalServices services) {
    return ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString()));
  }

  /** The names, as a command is told of them by {@link #commandLine}. */
  public ClickstreamSettings settings() {
    return settings;
  }

  /** The same with other rules. */
  public ClickstreamSettings settings(CleaningRules cleaning, VisitRules visits) {
    return new ClickstreamSettings(
        settings.kafka(),
        settings.topic(),
        settings.group(),
        settings.rejectsTopic(),
        settings.cassandra(),
        settings.elasticsearch(),
        settings.buckets(),
        cleaning,
        visits);
  }

  /** The words of a command of the clickstream. */
  public List<String> commandLine(String command, List<String> more) {
    return words(command, kafkaOptions(), cassandraOptions(), elasticsearchOptions(), more);
  }

  /** Those of a clickstream in slices of so many events, without a pause between them. */
  List<String> clickstream(int eventsPerSlice, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--maxEventsPerSlice=" + eventsPerSlice);
    arguments.add("--minInterval=PT0S");
    arguments.add("--leaseTtl=PT5S");
    return commandLine("clickstream", arguments);
  }

  /** How a command is told of the topic. */
  List<String> kafkaOptions() {
    return List.of(
        "--bootstrapServers=" + log.kafka().bootstrapServers(),
        "--topic=" + settings.topic(),
        "--rejectsTopic=" + settings.rejectsTopic());
  }

  /** How a command is told of the tables. */
  List<String> cassandraOptions() {
    return List.of(
        "--cassandraContactPoints=" + String.join(",", settings.cassandra().contactPoints()),
        "--cassandraDatacenter=" + settings.cassandra().datacenter(),
        "--cassandraKeyspace=" + settings.cassandra().keyspace());
  }

  /** How a command is told of the indices. */
  List<String> elasticsearchOptions() {
    return List.of(
        "--elasticsearch=" + services.elasticsearch().url(),
        "--indexPrefix=" + settings.elasticsearch().indexPrefix());
  }

  LocalServices services() {
    return services;
  }

  /** Lets go of what this JVM holds of them. */
  @Override
  public void close() {
    CassandraSessions.closeAll();
  }
}
