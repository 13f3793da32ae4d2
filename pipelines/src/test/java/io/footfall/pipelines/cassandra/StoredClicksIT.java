package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class StoredClicksIT {

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(2);
  private static final long DAY_MILLIS = 86_400_000L;

  @Test
  void aClickIsReadAsItWasStored() {
    CassandraSettings settings = Servers.cassandra();
    store(settings, List.of(Clicks.full(7), Clicks.click(8), Clicks.bare(9)));

    for (Click click : List.of(Clicks.full(7), Clicks.click(8), Clicks.bare(9))) {
      long at = click.occurredAt();
      StoredClicks stored = StoredClicks.of(settings, BUCKETS.bucketOf(click.visitorId()));
      assertThat(stored.between(at, at + 1), contains(click));
      assertThat(stored.between(at + 1, at + 1), is(emptyIterable()));
    }
  }

  @Test
  void manyPagesOfSeveralDaysComeInTheOrderOfTime() {
    CassandraSettings settings = Servers.cassandra();
    List<Click> clicks =
        IntStream.range(0, 12_000)
            .mapToObj(
                number ->
                    Clicks.click(number).toBuilder()
                        .occurredAt(Clicks.DAY_START + number % 4_001 * 60_000L)
                        .build())
            .toList();
    store(settings, clicks);
    long from = Clicks.DAY_START + DAY_MILLIS / 2;
    long to = Clicks.DAY_START + 2 * DAY_MILLIS + 5;

    for (int bucket = 0; bucket < BUCKETS.count(); bucket++) {
      List<Click> read = new ArrayList<>();
      StoredClicks.of(settings, bucket).between(from, to).forEach(read::add);

      int wanted = bucket;
      List<Click> expected =
          clicks.stream()
              .filter(click -> BUCKETS.bucketOf(click.visitorId()) == wanted)
              .filter(click -> click.occurredAt() >= from && click.occurredAt() < to)
              .sorted(
                  Comparator.comparingLong(Click::occurredAt)
                      .thenComparing(click -> click.eventId().toString()))
              .toList();
      assertThat(read, equalTo(expected));
    }
    assertThat(
        StoredClicks.days(settings),
        contains(
            LocalDate.parse("2026-03-01"),
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-03")));
  }

  private static void store(CassandraSettings settings, List<Click> clicks) {
    BoundedRequests requests = BoundedRequests.of(settings, 8);
    ClickRows rows = ClickRows.of(requests, BUCKETS, 0);
    BatchedWrites writes = new BatchedWrites(requests);
    for (Click click : clicks) {
      ClickRows.Partition partition = rows.partitionOf(click);
      writes.add(partition, rows.rowOf(partition, click));
    }
    writes.flush();
  }
}
