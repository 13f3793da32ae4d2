package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.col;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.measure.ScratchFolder;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.verify.StoredEvents;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * The peer with sinks: queries of Structured Streaming on the topic, each with a checkpoint of its
 * own, written by {@code foreachBatch} and a driver on each partition. Clicks go as rows into
 * Cassandra, the figures of pages by the minute as rows and as documents, visits as rows. Keys make
 * rows and documents the same when a batch is written again.
 *
 * <p>It does less than Footfall: no devices, channels and robots, no reasons for refusals, one kind
 * of figures of one grain, figures without regard to clicks that are sent twice (the traffic has
 * none), no ledger; visitors are never forgotten.
 */
final class NativeSinks implements Contender {

  private final BenchmarkServers servers;
  private final int eventsPerTrigger;
  private final boolean figuresToo;

  private NativeSinks(BenchmarkServers servers, int eventsPerTrigger, boolean figuresToo) {
    this.servers = servers;
    this.eventsPerTrigger = eventsPerTrigger;
    this.figuresToo = figuresToo;
  }

  /** All three queries, side by side. */
  static NativeSinks ofEverything(BenchmarkServers servers, int eventsPerTrigger) {
    return new NativeSinks(servers, eventsPerTrigger, true);
  }

  /** The query that writes the rows of the clicks, alone. */
  static NativeSinks ofClicks(BenchmarkServers servers, int eventsPerTrigger) {
    return new NativeSinks(servers, eventsPerTrigger, false);
  }

  @Override
  public String engine() {
    return "native-spark";
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    ClickstreamSettings settings = servers.settings("native_spark_" + round);
    ClickstreamStores.create(settings, servers.partitions(), 1);
    CqlSession session = CassandraSessions.get(settings.cassandra());
    NativeRows.createTables(session);
    ProcessorTimes processors = servers.processorTimes();
    Duration took;
    Map<String, Duration> processorTime;
    try (ScratchFolder checkpoints = ScratchFolder.named("footfall-native-sinks")) {
      Map<String, Duration> before = processors.read();
      long start = System.nanoTime();
      start(settings, new NativeQueries(checkpoints.path())).forEach(NativeQueries::awaitEnd);
      took = Duration.ofNanos(System.nanoTime() - start);
      processorTime = processors.since(before);
    }
    long stored = StoredEvents.count(session).rows();
    if (figuresToo) {
      NativeRows.requireFigures(session, stored);
    }
    servers.drop(settings);
    return new Measurement(stored, took, processorTime, List.of());
  }

  private List<StreamingQuery> start(ClickstreamSettings settings, NativeQueries queries) {
    NativeSpark spark = NativeSpark.withStateInMemory(servers, eventsPerTrigger);
    Dataset<Row> clicks =
        CleanColumns.of(NativeSpark.parsed(spark.session(), servers, eventsPerTrigger))
            .filter(col("visitor_id").isNotNull().and(col("occurred_at").isNotNull()));
    NativeRows rows = new NativeRows(settings);
    StreamingQuery storedClicks = queries.stored("clicks", clicks, rows::writeClicks);
    if (!figuresToo) {
      return List.of(storedClicks);
    }
    return List.of(
        storedClicks,
        queries.storedPages(NativeSpark.timed(clicks), rows::writePages),
        queries.stored("visits", NativeVisits.of(clicks), rows::writeVisits));
  }
}
