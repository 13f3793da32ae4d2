package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.timestamp_millis;

import com.datastax.oss.driver.api.core.CqlSession;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.verify.StoredEvents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * The peer with sinks: three queries of Structured Streaming on the topic, each with a checkpoint
 * of its own, written by {@code foreachBatch} and a driver on each partition. Clicks go as rows
 * into Cassandra, the figures of pages by the minute as rows and as documents, visits as rows. Keys
 * make rows and documents the same when a batch is written again.
 *
 * <p>It does less than Footfall: no devices, channels and robots, no reasons for refusals, one kind
 * of figures of one grain, figures without regard to clicks that are sent twice (the traffic has
 * none), no ledger; visitors are never forgotten.
 */
final class NativeSinks implements Contender {

  private final BenchmarkServers servers;
  private final int eventsPerTrigger;

  NativeSinks(BenchmarkServers servers, int eventsPerTrigger) {
    this.servers = servers;
    this.eventsPerTrigger = eventsPerTrigger;
  }

  @Override
  public String engine() {
    return "native-spark";
  }

  @Override
  public Measurement run(int round) throws InterruptedException {
    ClickstreamSettings settings = servers.settings("native_spark_" + round);
    ClickstreamStores.create(settings, BenchmarkServers.PARTITIONS, 1);
    CqlSession session = CassandraSessions.get(settings.cassandra());
    NativeRows.createTables(session);
    Path checkpoints = newFolder();
    ProcessorTimes processors = servers.processorTimes();
    Map<String, Duration> before = processors.read();
    long start = System.nanoTime();
    start(settings, new NativeQueries(checkpoints)).forEach(NativeQueries::awaitEnd);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Map<String, Duration> processorTime = processors.since(before);
    long stored = StoredEvents.count(session).rows();
    NativeRows.requireFigures(session, stored);
    servers.drop(settings);
    remove(checkpoints);
    return new Measurement(stored, took, processorTime, List.of());
  }

  private List<StreamingQuery> start(ClickstreamSettings settings, NativeQueries queries) {
    NativeSpark spark = NativeSpark.withStateInMemory(servers, eventsPerTrigger);
    Dataset<Row> clicks =
        CleanColumns.of(NativeSpark.parsed(spark.session(), servers, eventsPerTrigger))
            .filter(col("visitor_id").isNotNull().and(col("occurred_at").isNotNull()));
    Dataset<Row> timed =
        clicks
            .withColumn("at", timestamp_millis(col("occurred_at")))
            .withWatermark("at", "72 hours");
    NativeRows rows = new NativeRows(settings);
    return List.of(
        queries.stored("clicks", clicks, rows::writeClicks),
        queries.storedPages(timed, rows::writePages),
        queries.stored("visits", NativeVisits.of(clicks), rows::writeVisits));
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory("footfall-native-sinks");
    } catch (IOException e) {
      throw new UncheckedIOException("No folder for checkpoints can be made", e);
    }
  }

  private static void remove(Path checkpoints) {
    try {
      FileUtils.deleteDirectory(checkpoints.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(checkpoints + " can't be removed", e);
    }
  }
}
