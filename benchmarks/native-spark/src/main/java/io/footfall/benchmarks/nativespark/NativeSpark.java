package io.footfall.benchmarks.nativespark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.timestamp_millis;

import io.footfall.benchmarks.compute.Engine;
import io.footfall.benchmarks.compute.Workload;
import io.footfall.benchmarks.measure.ScratchFolder;
import io.footfall.benchmarks.servers.BenchmarkServers;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Spark Structured Streaming in the Spark context that Footfall runs in, all that there is and then
 * an end ({@code AvailableNow}), as many records a micro-batch as Footfall's slices have, one
 * shuffle partition a core, checkpoints on the local disk.
 */
final class NativeSpark implements Engine {

  private static final String ROCKS_DB =
      "org.apache.spark.sql.execution.streaming.state.RocksDBStateStoreProvider";

  /** What Spark's own guides advise for it: changes into the checkpoint, not whole snapshots. */
  private static final String CHANGES_ONLY =
      "spark.sql.streaming.stateStore.rocksdb.changelogCheckpointing.enabled";

  /** Sessions of a partition are put together before they are shuffled. */
  private static final String MERGE_SESSIONS_FIRST =
      "spark.sql.streaming.sessionWindow.merge.sessions.in.local.partition";

  private static final String IN_MEMORY =
      "org.apache.spark.sql.execution.streaming.state.HDFSBackedStateStoreProvider";

  private final BenchmarkServers servers;
  private final int eventsPerTrigger;
  private final String name;
  private final String stateStore;

  private NativeSpark(
      BenchmarkServers servers, int eventsPerTrigger, String name, String stateStore) {
    this.servers = servers;
    this.eventsPerTrigger = eventsPerTrigger;
    this.name = name;
    this.stateStore = stateStore;
  }

  /** With the default state store: HashMaps, and their changes in files. */
  static NativeSpark withStateInMemory(BenchmarkServers servers, int eventsPerTrigger) {
    return new NativeSpark(servers, eventsPerTrigger, "native-spark", IN_MEMORY);
  }

  /** With the one that Spark's own documentation advises for much state. */
  static NativeSpark withStateInRocksDb(BenchmarkServers servers, int eventsPerTrigger) {
    return new NativeSpark(servers, eventsPerTrigger, "native-spark-rocksdb", ROCKS_DB);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Run prepare(Workload workload, String runName) {
    return new NativeRun(this, workload, ScratchFolder.named("footfall-native-spark"));
  }

  /** Starts what the workload asks for. */
  List<StreamingQuery> start(Workload workload, NativeQueries queries) {
    Dataset<Row> parsed = parsed(session(), servers, eventsPerTrigger);
    Dataset<Row> clicks = workload == Workload.PARSE ? parsed : CleanColumns.of(parsed);
    Dataset<Row> timed = timed(clicks);
    return switch (workload) {
      case PARSE, CLEAN -> List.of(queries.everything(clicks));
      case COUNTS -> List.of(queries.pages(timed));
      case KEYED, FIGURES -> List.of(queries.pagesOnce(timed), queries.visits(timed));
    };
  }

  /** The context's session, with this state store. */
  SparkSession session() {
    SparkSession spark = SparkSession.builder().getOrCreate();
    spark.conf().set("spark.sql.shuffle.partitions", Runtime.getRuntime().availableProcessors());
    spark.conf().set("spark.sql.streaming.stateStore.providerClass", stateStore);
    spark.conf().set(CHANGES_ONLY, true);
    spark.conf().set(MERGE_SESSIONS_FIRST, true);
    spark.conf().set("spark.sql.streaming.numRecentProgressUpdates", 10_000);
    return spark;
  }

  /** With the time at which they happened, and the lateness that Footfall's cleaning lets pass. */
  static Dataset<Row> timed(Dataset<Row> clicks) {
    return clicks
        .withColumn("at", timestamp_millis(col("occurred_at")))
        .withWatermark("at", "72 hours");
  }

  /** The topic from its beginning, every field of every record read. */
  static Dataset<Row> parsed(SparkSession spark, BenchmarkServers servers, int eventsPerTrigger) {
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", servers.kafka().bootstrapServers())
        .option("subscribe", servers.topic())
        .option("startingOffsets", "earliest")
        .option("maxOffsetsPerTrigger", eventsPerTrigger)
        .load()
        .select(from_json(col("value").cast("string"), ClickSchema.CLICK).as("click"))
        .filter(col("click.event_id").isNotNull())
        .select("click.*");
  }
}
