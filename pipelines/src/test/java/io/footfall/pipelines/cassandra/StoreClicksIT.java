package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.coders.FindingCoder;
import io.footfall.model.Click;
import io.footfall.model.Duplicate;
import io.footfall.model.Finding;
import io.footfall.model.RecordPosition;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import io.footfall.services.LocalService;
import io.footfall.services.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(value = 4, unit = TimeUnit.MINUTES)
class StoreClicksIT {

  private static final Logger LOG = LoggerFactory.getLogger(StoreClicksIT.class);
  private static final VisitorBuckets BUCKETS = new VisitorBuckets(16);
  private static final LocalDate DAY = LocalDate.parse("2026-03-01");

  @RegisterExtension final TestPipelineExtension pipeline = TestPipelineExtension.create();

  @Test
  void clicksAreStoredAndEverythingGoesOn(TestPipeline beam) {
    CassandraSettings settings = Servers.cassandra();
    List<Finding> findings = findings(2_000);
    findings.add(new Duplicate(new RecordPosition("clicks", 0, 9_999), new UUID(1, 2)));

    PCollection<Finding> passed =
        beam.apply(Create.of(findings).withCoder(FindingCoder.of()))
            .apply(StoreClicks.to(settings, BUCKETS));

    PAssert.thatSingleton(passed.apply(Count.globally())).isEqualTo(2_001L);
    beam.run().waitUntilFinish();
    assertThat(rowsIn(settings), is(2_000L));
  }

  @Test
  void everyPartOfAClickIsAColumn() {
    CassandraSettings settings = Servers.cassandra().withTtlDays(2);
    store(settings, List.of(Clicks.full(7), Clicks.bare(8)));

    Row full = row(settings, Clicks.full(7));
    assertThat(full.getString("row_key"), is(Clicks.full(7).eventId().toString()));
    assertThat(full.getInstant("timestamp"), is(Instant.ofEpochMilli(Clicks.DAY_START + 7)));
    assertThat(full.getString("url"), is("https://shop.example/p/7"));
    assertThat(full.getString("device"), is("desktop"));
    assertThat(full.getString("event_type"), is("purchase"));
    assertThat(full.getLong("product_price_minor"), is(8_990L));
    assertThat(full.getInt("product_quantity"), is(2));
    assertThat(full.getLong("order_total_minor"), is(17_980L));
    assertThat(full.getString("utm_campaign"), is("spring"));
    assertThat(full.getString("channel"), is("Organic Search"));
    assertThat(full.getBoolean("consent_marketing"), is(true));
    assertThat(full.getString("extra"), is("{\"ab_test\":\"b\"}"));
    assertThat(full.getInt("log_partition"), is(3));
    full.getColumnDefinitions()
        .forEach(
            column -> {
              boolean mayLack =
                  List.of("traffic_campaign", "bot_indicator")
                      .contains(column.getName().toString());
              assertThat(column.getName().toString(), full.isNull(column.getName()), is(mayLack));
            });
    Row bare = row(settings, Clicks.bare(8));
    assertThat(bare.isNull("url"), is(true));
    assertThat(bare.getString("visitor_id"), is("v-8"));
  }

  @Test
  void storingAgainChangesNothing() {
    CassandraSettings settings = Servers.cassandra();
    store(settings, clicks(500));
    store(settings, clicks(700));

    assertThat(rowsIn(settings), is(700L));
  }

  @Test
  void rowsLargerThanABatchGoAlone() {
    CassandraSettings settings = Servers.cassandra();
    List<Click> large =
        IntStream.range(0, 100)
            .mapToObj(n -> Clicks.click(n).toBuilder().extra("x".repeat(n * 600)).build())
            .toList();

    store(settings, large);

    assertThat(rowsIn(settings), is(100L));
  }

  @Test
  void aServerThatIsKilledAndComesBackCostsTimeAndNoRow() throws Exception {
    CassandraSettings settings = Servers.cassandra();
    LocalService cassandra = Servers.handle(Service.CASSANDRA);
    store(settings, clicks(1_000));
    CompletableFuture<Void> restarted =
        CompletableFuture.runAsync(
            () -> {
              cassandra.kill();
              cassandra.restart();
            });

    int stored = 1_000;
    while (!restarted.isDone()) {
      stored += 1_000;
      store(settings, clicks(stored));
    }

    restarted.get();
    store(settings, clicks(stored));
    assertThat(rowsIn(settings), is((long) stored));
  }

  @Test
  void throughputIsThatOfTheDriver() {
    CassandraSettings settings = Servers.cassandra();
    List<Click> clicks =
        clicks(12_000).stream()
            .sorted(Comparator.comparingInt(click -> BUCKETS.bucketOf(click.visitorId())))
            .toList();
    store(settings, clicks.subList(0, 2_000));

    long started = System.nanoTime();
    store(settings, clicks);
    long ours = System.nanoTime() - started;
    started = System.nanoTime();
    CqlSession session = CassandraSessions.get(settings);
    ClickRows rows = ClickRows.of(BoundedRequests.of(settings, 1), BUCKETS, 0);
    List<CompletableFuture<?>> inFlight = new ArrayList<>();
    for (Click click : clicks) {
      inFlight.add(
          session.executeAsync(rows.rowOf(rows.partitionOf(click), click)).toCompletableFuture());
      if (inFlight.size() == 512) {
        CompletableFuture.allOf(inFlight.toArray(CompletableFuture[]::new)).join();
        inFlight.clear();
      }
    }
    CompletableFuture.allOf(inFlight.toArray(CompletableFuture[]::new)).join();
    long singles = System.nanoTime() - started;

    LOG.info(
        "rows/s of one thread: {} in batches as StoreClicks, {} in single statements",
        clicks.size() * 1_000L / Duration.ofNanos(ours).toMillis(),
        clicks.size() * 1_000L / Duration.ofNanos(singles).toMillis());
    assertThat(rowsIn(settings), is(12_000L));
  }

  /** As the DoFn does for a bundle. */
  private static void store(CassandraSettings settings, List<Click> clicks) {
    BoundedRequests requests = BoundedRequests.of(settings, 8);
    ClickRows rows = ClickRows.of(requests, BUCKETS, settings.ttlSeconds());
    BatchedWrites writes = new BatchedWrites(requests);
    for (Click click : clicks) {
      ClickRows.Partition partition = rows.partitionOf(click);
      writes.add(partition, rows.rowOf(partition, click));
    }
    writes.flush();
  }

  private static List<Click> clicks(int count) {
    return IntStream.range(0, count).mapToObj(Clicks::click).toList();
  }

  private static List<Finding> findings(int count) {
    return new ArrayList<>(clicks(count));
  }

  private static Row row(CassandraSettings settings, Click click) {
    return CassandraSessions.get(settings)
        .execute(
            SimpleStatement.newInstance(
                "SELECT * FROM clickstream_events WHERE day = ? AND bucket = ? AND timestamp = ?"
                    + " AND row_key = ?",
                DAY,
                BUCKETS.bucketOf(click.visitorId()),
                Instant.ofEpochMilli(click.occurredAt()),
                click.eventId().toString()))
        .one();
  }

  private static long rowsIn(CassandraSettings settings) {
    long rows = 0;
    for (int bucket = 0; bucket < BUCKETS.count(); bucket++) {
      rows +=
          CassandraSessions.get(settings)
              .execute(
                  SimpleStatement.newInstance(
                      "SELECT COUNT(*) FROM clickstream_events WHERE day = ? AND bucket = ?",
                      DAY,
                      bucket))
              .one()
              .getLong(0);
    }
    return rows;
  }
}
