package io.footfall.benchmarks.lake;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.measure.NoRetries;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.clickstream.Clickstream;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;
import io.footfall.pipelines.driver.SourceDriver;
import io.footfall.pipelines.runner.RunnerSession;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/** What the same events take in each store, on its disk, by one copy. */
final class StoredBytes {

  private static final String RUN = "lake_bytes";
  private static final int FLUSH_MILLIS = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long MEBIBYTE = 1 << 20;

  /** Rows of a table, and their bytes. */
  record RowsAndBytes(long rows, long bytes) {}

  private StoredBytes() {}

  /** Of all Parquet files below the folder. */
  static long ofFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " can't be walked", e);
    }
  }

  /** Of the topic's segments, as the producer compressed its batches. */
  static long ofTopic(BenchmarkServers servers) throws InterruptedException {
    try (Admin admin = Admin.create(servers.kafka().toClientProperties())) {
      long bytes = 0;
      var brokers = admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      for (var directories : admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        for (LogDirDescription directory : directories.values()) {
          for (var replica : directory.replicaInfos().entrySet()) {
            if (replica.getKey().topic().equals(servers.topic())) {
              bytes += replica.getValue().size();
            }
          }
        }
      }
      return bytes;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Kafka does not say how large the topic is", e);
    }
  }

  /** Runs the clickstream on the topic, and lets Cassandra write its clicks to the disk. */
  static RowsAndBytes inCassandra(
      BenchmarkServers servers, RunnerSession session, BenchmarkSize size)
      throws InterruptedException {
    ClickstreamSettings settings = servers.settings(RUN);
    ClickstreamStores.create(settings, servers.partitions(), 1);
    long rows;
    try (SourceDriver clickstream =
        Clickstream.open(
            settings,
            SlicePlanner.of(settings.topic(), size.eventsPerSlice()),
            LoopSettings.defaults(),
            CassandraLease.DEFAULT_TTL,
            session,
            new NoRetries() {})) {
      rows = clickstream.catchUp().outcomes().getOrDefault("stored", 0L);
    }
    CqlSession cassandra = CassandraSessions.get(settings.cassandra());
    cassandra.execute(
        "ALTER TABLE clickstream_events WITH memtable_flush_period_in_ms = " + FLUSH_MILLIS);
    return new RowsAndBytes(rows, settledBytes(cassandra));
  }

  /** Flushed is what no longer grows, over some periods of flushing. */
  private static long settledBytes(CqlSession cassandra) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long bytes = -1;
    int unchanged = 0;
    while (unchanged < 5) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Cassandra has not come to rest in " + PATIENCE);
      }
      Thread.sleep(FLUSH_MILLIS);
      Row usage =
          cassandra
              .execute(
                  "SELECT mebibytes FROM system_views.disk_usage WHERE keyspace_name = '"
                      + RUN
                      + "' AND table_name = 'clickstream_events'")
              .one();
      long now = usage == null ? 0 : usage.getLong(0) * MEBIBYTE;
      unchanged = now > 0 && now == bytes ? unchanged + 1 : 0;
      bytes = now;
    }
    return bytes;
  }
}
