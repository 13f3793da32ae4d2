package io.footfall.benchmarks.sinks;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.footfall.benchmarks.measure.Contender;
import io.footfall.benchmarks.measure.Measurement;
import io.footfall.benchmarks.measure.ProcessorTimes;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.ClickRows;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * The peer: clicks that lie ready in memory go into {@code clickstream_events} as fast as the
 * driver takes them; two threads bind the rows, 34 batches are in flight, or as many rows where
 * each is a request. It reads no topic, follows no visitor, counts nothing, and could not go on
 * after a crash. It binds its rows by the pipeline's own {@link ClickRows}, so that both write the
 * same.
 */
final class BareLoop implements Contender {

  private static final int THREADS = 2;

  /** In 34 batches, or each by itself. */
  private static final int ROWS_IN_FLIGHT = 34 * BatchLoop.ROWS;

  private static final VisitorMemories NO_MEMORIES = new VisitorMemories(Map.of());

  private final BenchmarkServers servers;
  private final RecordedClicks clicks;
  private final VisitorMemories memories;
  private final int rowsInRequest;
  private final String engine;

  private BareLoop(
      BenchmarkServers servers,
      RecordedClicks clicks,
      VisitorMemories memories,
      int rowsInRequest,
      String engine) {
    this.servers = servers;
    this.clicks = clicks;
    this.memories = memories;
    this.rowsInRequest = rowsInRequest;
    this.engine = engine;
  }

  /** One that writes the rows of the clicks and nothing else. */
  static BareLoop ofClicks(BenchmarkServers servers, RecordedClicks clicks) {
    return new BareLoop(servers, clicks, NO_MEMORIES, BatchLoop.ROWS, "bare-loop");
  }

  /** One that sends each row by itself, as the driver's examples do. */
  static BareLoop ofClicksRowByRow(BenchmarkServers servers, RecordedClicks clicks) {
    return new BareLoop(servers, clicks, NO_MEMORIES, 1, "bare-loop-row-by-row");
  }

  /**
   * One that also writes, after every so many clicks, a row for each visitor who made them: as many
   * and as large as the pipeline writes, but blindly, without having read it.
   */
  static BareLoop ofClicksAndVisitors(
      BenchmarkServers servers, RecordedClicks clicks, VisitorMemories memories) {
    return new BareLoop(servers, clicks, memories, BatchLoop.ROWS, "bare-loop-with-visitors");
  }

  @Override
  public String engine() {
    return engine;
  }

  @Override
  public Measurement run(int round) {
    ClickstreamSettings settings = servers.settings(engine.replace('-', '_') + "_" + round);
    CassandraSchema.create(settings.cassandra(), 1);
    CqlSession session = CassandraSessions.get(settings.cassandra());
    Writing writing = new Writing(session, settings);
    ProcessorTimes processors = servers.processorTimes();
    Map<String, Duration> before = processors.read();
    long start = System.nanoTime();
    writing.run();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    Map<String, Duration> processorTime = processors.since(before);
    StoredRows.require(session, clicks.count(), engine);
    servers.drop(settings);
    return new Measurement(clicks.count(), took, processorTime, List.of());
  }

  /** One run: pieces of work, taken by threads in the order of the log. */
  private final class Writing {
    private final VisitorBuckets buckets;
    private final ClickRows rows;
    private final PreparedStatement visitorRow;
    private final BatchFlight flight;
    private final Queue<Consumer<BatchLoop>> work = new ConcurrentLinkedQueue<>();

    Writing(CqlSession session, ClickstreamSettings settings) {
      this.flight = new BatchFlight(session, ROWS_IN_FLIGHT / rowsInRequest);
      this.buckets = settings.buckets();
      this.rows = ClickRows.of(session, buckets);
      this.visitorRow =
          session.prepare(
              "INSERT INTO visitors (source, bucket, visitor_id, memory) VALUES (?, ?, ?, ?)");
      for (RecordedClicks.Stretch stretch : clicks.stretches()) {
        stretch.pieces().forEach(piece -> work.add(loop -> writeClicks(piece, loop)));
        if (!memories.byVisitor().isEmpty()) {
          work.add(loop -> writeVisitors(stretch, loop));
        }
      }
    }

    void run() {
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        threads.add(CompletableFuture.runAsync(this::workOff));
      }
      threads.forEach(CompletableFuture::join);
      flight.await();
    }

    private void workOff() {
      BatchLoop loop = new BatchLoop(flight, rowsInRequest);
      for (Consumer<BatchLoop> next = work.poll(); next != null; next = work.poll()) {
        next.accept(loop);
      }
      loop.finish();
    }

    private void writeClicks(byte[] piece, BatchLoop loop) {
      RecordedClicks.forEachOf(
          piece,
          click -> {
            ClickRows.Partition partition = rows.partitionOf(click);
            loop.add(partition, rows.rowOf(partition, click));
          });
    }

    private void writeVisitors(RecordedClicks.Stretch stretch, BatchLoop loop) {
      for (String visitorId : stretch.visitors()) {
        int bucket = buckets.bucketOf(visitorId);
        loop.add(bucket, visitorRow.bind("bare-loop", bucket, visitorId, memories.of(visitorId)));
      }
    }
  }
}
