package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.year;

import io.footfall.benchmarks.lake.CompactedDay;
import io.footfall.benchmarks.lake.LakeEngine;
import io.footfall.benchmarks.servers.BenchmarkServers;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Spark's own file sink, exactly once by its log of files, on the topic from its beginning to its
 * end; and its own aggregations on Parquet. It enriches nothing: no device, no channel, no robot.
 */
final class NativeLake implements LakeEngine {

  private final BenchmarkServers servers;
  private final int eventsPerTrigger;

  NativeLake(BenchmarkServers servers, int eventsPerTrigger) {
    this.servers = servers;
    this.eventsPerTrigger = eventsPerTrigger;
  }

  @Override
  public String name() {
    return "native-spark";
  }

  @Override
  public Landing prepare(Path folder, String runName) {
    return new FileSink(folder);
  }

  @Override
  public long report(CompactedDay day, Path output) {
    return NativeReport.write(session(), day.addresses(), output);
  }

  private static SparkSession session() {
    SparkSession spark = SparkSession.builder().getOrCreate();
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    spark.conf().set("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors());
    // An open file for each of the hours that clicks fall into, instead of a sort by hour
    spark.conf().set("spark.sql.maxConcurrentOutputFileWriters", 200);
    // So many groups may hold sketches before rows are sorted for them: all of a day's have room
    spark.conf().set("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", 1 << 20);
    return spark;
  }

  private final class FileSink implements Landing {
    private final Path folder;

    FileSink(Path folder) {
      this.folder = folder;
    }

    @Override
    public void land() {
      try {
        StreamingQuery query =
            CleanColumns.of(NativeSpark.parsed(session(), servers, eventsPerTrigger))
                .withColumn("at", timestamp_millis(col("occurred_at")))
                .withColumn("year", year(col("at")))
                .withColumn("month", month(col("at")))
                .withColumn("day", dayofmonth(col("at")))
                .withColumn("hour", hour(col("at")))
                .writeStream()
                .format("parquet")
                .partitionBy("year", "month", "day", "hour")
                .option("compression", "zstd")
                .option("path", clicks())
                .option("checkpointLocation", folder.resolve("checkpoint").toString())
                .trigger(Trigger.AvailableNow())
                .start();
        NativeQueries.awaitEnd(query);
      } catch (TimeoutException e) {
        throw new IllegalStateException("Spark did not start to land", e);
      }
    }

    @Override
    public long rows() {
      return session().read().parquet(clicks()).count();
    }

    @Override
    public void close() {
      // All that it leaves is in its folder
    }

    private String clicks() {
      return folder.resolve("clicks").toString();
    }
  }
}
