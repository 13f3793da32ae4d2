package io.footfall.benchmarks.servers;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.services.LocalServices;
import io.footfall.services.Service;
import io.footfall.visits.VisitRules;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The servers that all contenders write to; each run has a keyspace and indices of its own. */
public final class BenchmarkServers implements AutoCloseable {

  private static final String REJECTS_TOPIC = "clicks-rejected";
  private static final int PARTITIONS = 4;

  /** The 256 that tests have fill within a minute or two; all of it is then collected at a stop. */
  private static final int ELASTICSEARCH_HEAP_MEGABYTES = 512;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final LocalServices services;
  private final String topic;
  private final int partitions;

  private BenchmarkServers(LocalServices services, String topic, int partitions) {
    this.services = services;
    this.topic = topic;
    this.partitions = partitions;
  }

  /** Kafka, Elasticsearch, and a Cassandra with a heap of that size, compiled as in production. */
  public static BenchmarkServers start(int cassandraHeapMegabytes) {
    return new BenchmarkServers(
        LocalServices.builder()
            .freePorts()
            .optimised()
            .with(Service.KAFKA, Service.CASSANDRA, Service.ELASTICSEARCH)
            .heapMegabytes(Service.CASSANDRA, cassandraHeapMegabytes)
            .heapMegabytes(Service.ELASTICSEARCH, ELASTICSEARCH_HEAP_MEGABYTES)
            .start(),
        "clicks",
        PARTITIONS);
  }

  /** The same servers with another topic, of so many partitions; closing either closes both. */
  public BenchmarkServers withPartitions(int number) {
    return new BenchmarkServers(services, "clicks-" + number, number);
  }

  /** Where the records are. */
  public String topic() {
    return topic;
  }

  /** How many partitions the topic has. */
  public int partitions() {
    return partitions;
  }

  /** What the servers and this process have spent so far. */
  public ProcessorTimes processorTimes() {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Service service : List.of(Service.CASSANDRA, Service.ELASTICSEARCH, Service.KAFKA)) {
      pids.put(service.name().toLowerCase(Locale.ROOT), services.get(service).pid());
    }
    return ProcessorTimes.of(pids);
  }

  /** Where the topic is. */
  public KafkaSettings kafka() {
    return KafkaSettings.of(services.kafka().bootstrapServers());
  }

  /** The settings of a run that has that name, which no other has. */
  public ClickstreamSettings settings(String run) {
    InetSocketAddress cassandra = services.cassandra().contactPoint();
    return new ClickstreamSettings(
        kafka(),
        topic,
        run,
        REJECTS_TOPIC,
        CassandraSettings.of(
                List.of(cassandra.getHostString() + ":" + cassandra.getPort()),
                services.cassandra().localDatacenter())
            .withKeyspace(run),
        ElasticsearchSettings.of(List.of(services.elasticsearch().url().toString()))
            .withIndexPrefix(run),
        new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
        CleaningRules.defaults(),
        VisitRules.defaults());
  }

  /**
   * Throws the run's keyspace away, and with it what Cassandra still had to flush and to compact of
   * it: no run pays for the one before.
   */
  public void drop(ClickstreamSettings settings) {
    CassandraSettings cassandra = settings.cassandra();
    CassandraSessions.get(cassandra)
        .execute(
            SimpleStatement.newInstance("DROP KEYSPACE " + cassandra.keyspace())
                .setTimeout(PATIENCE));
    CassandraSessions.closeAll();
  }

  @Override
  public void close() {
    CassandraSessions.closeAll();
    services.close();
  }
}
