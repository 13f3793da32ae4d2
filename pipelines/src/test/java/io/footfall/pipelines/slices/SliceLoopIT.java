package io.footfall.pipelines.slices;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.coders.FindingCoder;
import io.footfall.figures.CountFigures;
import io.footfall.figures.MergeFigures;
import io.footfall.model.Finding;
import io.footfall.model.LogRecord;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraFigureStore;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraLease;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.StoreClicks;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.kafka.ReadSlice;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import io.footfall.services.LocalService;
import io.footfall.services.Service;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The loop on a real log, journal and lease, with a pipeline that takes each record for a click.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class SliceLoopIT {

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(4);

  private static CassandraSettings cassandra;
  private static Topics topics;

  private final List<Slice> runs = new ArrayList<>();

  @BeforeAll
  static void connect() {
    cassandra = Servers.cassandra();
    topics = new Topics();
  }

  @AfterAll
  static void disconnect() {
    topics.close();
  }

  @Test
  void aSliceThatRanButFailedIsRedoneAndCountsOnce() throws Exception {
    topics.create("redone", 2, Map.of());
    topics.fill("redone", 0, 0, 500);
    topics.fill("redone", 1, 500, 700);
    SliceJob failsAtTheEnd =
        slice -> {
          run(slice);
          throw new IllegalStateException("the process died here");
        };
    assertThrows(SliceFailedException.class, () -> catchUp("redone", failsAtTheEnd, 600, false));
    topics.fill("redone", 1, 700, 1_000);

    Ledger ledger = catchUp("redone", this::run, 600, false);

    assertThat(ledger, is(new Ledger(2, Map.of("stored", 1_000L))));
    assertThat(runs.get(1), is(runs.get(0).takenUpAgain()));
    assertThat(rowsOf("redone"), is(1_000L));
    JournalEntry last = CassandraJournal.of(cassandra, "redone/test").last().orElseThrow();
    assertThat(last.isDone(), is(true));
    assertThat(last.positions(), is(Map.of(0, 500L, 1, 500L)));
  }

  @Test
  void aStoreThatIsKilledInTheMiddleCostsTimeAndNoClick() throws Exception {
    topics.create("killed", 2, Map.of());
    topics.fill("killed", 0, 0, 10_000);
    topics.fill("killed", 1, 10_000, 20_000);
    LocalService server = Servers.handle(Service.CASSANDRA);
    List<CompletableFuture<Void>> restarted = new ArrayList<>();
    SliceJob killsOnce =
        slice -> {
          if (slice.number() == 3 && restarted.isEmpty()) {
            server.kill();
            restarted.add(CompletableFuture.runAsync(server::restart));
          }
          run(slice);
        };

    Ledger ledger;
    try {
      ledger = catchUp("killed", killsOnce, 2_000, false);
    } finally {
      restarted.get(0).get();
    }

    assertThat(ledger, is(new Ledger(10, Map.of("stored", 20_000L))));
    assertThat(rowsOf("killed"), is(20_000L));
  }

  @Test
  void whatRetentionTookIsAnErrorAndThenJournaled() throws Exception {
    topics.create("shortened", 1, Map.of());
    topics.fill("shortened", 0, 0, 100);
    catchUp("shortened", this::run, 1_000, false);
    topics.fill("shortened", 0, 100, 200);
    topics.deleteBefore("shortened", 0, 150);

    TruncatedRangeException truncated =
        assertThrows(
            TruncatedRangeException.class, () -> catchUp("shortened", this::run, 1_000, false));
    Ledger ledger = catchUp("shortened", this::run, 1_000, true);

    SliceRange lost = new SliceRange("shortened", 0, 100, 150);
    assertThat(truncated.missing(), contains(lost));
    assertThat(ledger.read(), is(50L));
    assertThat(
        CassandraJournal.of(cassandra, "shortened/test").last().orElseThrow().truncated(),
        contains(lost));
  }

  private static Ledger catchUp(String topic, SliceJob job, long maxEvents, boolean lossAccepted)
      throws InterruptedException {
    String source = topic + "/test";
    SlicePlanner planner = SlicePlanner.of(topic, maxEvents);
    try (KafkaLog log = KafkaLog.of(Servers.kafka(), topic, "test");
        CassandraLease lease =
            CassandraLease.acquire(cassandra, source, "this test", CassandraLease.DEFAULT_TTL)) {
      return SliceLoop.of(
              log,
              CassandraJournal.of(cassandra, source),
              lease,
              lossAccepted ? planner.acceptingLoss() : planner,
              job,
              StoredOutcomes.of(CassandraFigureStore.of(cassandra, source)),
              new LoopSettings(Duration.ZERO, 1, Duration.ofMillis(1), Duration.ofMillis(2)),
              new SliceListener() {},
              Clock.systemUTC())
          .catchUp();
    }
  }

  private void run(Slice slice) {
    runs.add(slice);
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline
        .apply(ReadSlice.of(Servers.kafka(), slice))
        .apply(ParDo.of(new ToClick()))
        .setCoder(FindingCoder.of())
        .apply(StoreClicks.to(cassandra, BUCKETS))
        .apply(CountFigures.of(slice))
        .apply(MergeFigures.of(slice, CassandraFigureStore.of(cassandra, slice.source())));
    pipeline.run().waitUntilFinish();
  }

  private static long rowsOf(String topic) {
    return CassandraSessions.get(cassandra)
        .execute("SELECT log_topic FROM clickstream_events")
        .all()
        .stream()
        .filter(row -> topic.equals(row.getString(0)))
        .count();
  }

  private static final class ToClick extends DoFn<LogRecord, Finding> {
    @ProcessElement
    public void process(@Element LogRecord record, OutputReceiver<Finding> out) {
      int topic = record.position().topic().hashCode() & 0xfff;
      int number = topic * 100_000 + record.position().partition() * 50_000;
      out.output(
          Clicks.click(number + (int) record.position().offset()).toBuilder()
              .position(record.position())
              .build());
    }
  }
}
