package io.footfall.pipelines.cassandra;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.data.UdtValue;
import io.footfall.coders.FindingCoder;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.PageStay;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Visits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StoreVisitsIT {

  private static final VisitorBuckets BUCKETS = new VisitorBuckets(4);
  private static final long AT = Clicks.DAY_START;
  private static final long DAY_MILLIS = 86_400_000L;

  @RegisterExtension final TestPipelineExtension pipeline = TestPipelineExtension.create();

  @Test
  void visitsAreStoredAndEverythingGoesOn(TestPipeline beam) {
    CassandraSettings settings = Servers.cassandra();
    List<Finding> findings = new ArrayList<>(List.of(Clicks.full(1)));
    for (int number = 0; number < 500; number++) {
      findings.add(new VisitChange(null, Visits.full("v-" + number, AT + number, 9)));
    }

    PCollection<Finding> passed =
        beam.apply(Create.of(findings).withCoder(FindingCoder.of()))
            .apply(StoreVisits.to(settings, BUCKETS, slice(1)));

    PAssert.that(passed).containsInAnyOrder(findings);
    beam.run().waitUntilFinish();
    assertThat(rows(settings), is(aMapWithSize(500)));
  }

  @Test
  void everyPartOfAVisitIsAColumn() {
    CassandraSettings settings = Servers.cassandra().withTtlDays(2);
    write(settings, slice(1), List.of(new VisitChange(null, Visits.full("v", AT, 9))));

    Row row = rows(settings).values().iterator().next();
    row.getColumnDefinitions()
        .forEach(column -> assertThat(column.toString(), row.isNull(column.getName()), is(false)));
    assertThat(row.getInstant("ended_at"), is(Instant.ofEpochMilli(AT + 9)));
    assertThat(row.getInt("views"), is(2));
    assertThat(row.getString("reached"), is("purchase"));
    assertThat(row.getBoolean("bounced"), is(false));
    assertThat(row.getBoolean("first_visit"), is(true));
    assertThat(row.getString("channel"), is("Paid Search"));
    assertThat(row.getString("entry_url"), is("https://shop.example/a"));
    assertThat(row.getString("exit_url"), is("https://shop.example/b"));
    assertThat(row.getMap("revenue_minor", String.class, Long.class), is(Map.of("EUR", 4_000L)));
    UdtValue last = row.getList("stays", UdtValue.class).get(1);
    assertThat(last.getInstant("started_at"), is(Instant.ofEpochMilli(AT + 5)));
    assertThat(last.isNull("dwell_millis"), is(true));
    UdtValue refund = row.getList("orders", UdtValue.class).get(1);
    assertThat(refund.getString("order_id"), is("o-0"));
    assertThat(refund.getBoolean("refund"), is(true));
    Row ttl =
        CassandraSessions.get(settings)
            .execute("SELECT TTL(events) AS ttl FROM visits_by_day")
            .one();
    assertThat(ttl.getInt("ttl"), greaterThan(86_400));
  }

  @Test
  void aUsersVisitorsAreThoseWhoLoggedIn(TestPipeline beam) {
    CassandraSettings settings = Servers.cassandra();
    List<Finding> findings =
        List.of(
            new VisitChange(null, Visits.bare("v-1", AT, 3)),
            new Login("v-1", "u-1"),
            new Login("v-2", "u-1"),
            new Login("v-2", "u-2"));
    beam.apply(Create.of(findings).withCoder(FindingCoder.of()))
        .apply("Once", StoreVisits.to(settings, BUCKETS, slice(1)))
        .apply("Again", StoreVisits.to(settings, BUCKETS, slice(1)));
    beam.run().waitUntilFinish();

    assertThat(Identities.of(settings).visitorsOf("u-1"), contains("v-1", "v-2"));
    assertThat(Identities.of(settings).visitorsOf("u-2"), contains("v-2"));
    VisitorTraces.of(settings, BUCKETS).erase("v-2");
    assertThat(Identities.of(settings).visitorsOf("u-1"), contains("v-1"));
    assertThat(Identities.of(settings).visitorsOf("u-2"), is(empty()));
  }

  @Test
  void pagesBeyondTheMostAreCountedOnly() {
    CassandraSettings settings = Servers.cassandra();
    List<PageStay> stays =
        IntStream.range(0, 5_000).mapToObj(i -> new PageStay("/p/" + i, AT + i, 1L)).toList();
    Visit bare = Visits.bare("v", AT, 5_000);
    Visit visit =
        new Visit(
            "v",
            null,
            AT,
            AT + 5_000,
            5_000,
            stays,
            List.of(),
            List.of(),
            1,
            bare.reached(),
            null,
            null,
            null,
            null,
            null,
            false,
            null);

    write(settings, slice(1), List.of(new VisitChange(null, visit)));

    Row row = rows(settings).values().iterator().next();
    assertThat(row.getList("stays", UdtValue.class), hasSize(VisitParts.MOST_STAYS));
    assertThat(row.getInt("views"), is(5_000));
    assertThat(row.getString("exit_url"), is("/p/4999"));
  }

  @Test
  void whatAVisitLacksNowIsTakenOutOfItsRow() {
    CassandraSettings settings = Servers.cassandra();
    Visit full = Visits.full("v", AT, 9);
    Visit bare = Visits.bare("v", AT, 10);
    write(settings, slice(1), List.of(new VisitChange(null, full)));

    write(settings, slice(2), List.of(new VisitChange(full, bare)));

    Row row = rows(settings).values().iterator().next();
    assertThat(row.getInt("events"), is(10));
    for (String column : List.of("user_id", "entry_url", "channel", "country", "browser")) {
      assertThat(column, row.isNull(column), is(true));
    }
    write(settings, slice(3), List.of(new VisitChange(bare, null)));
    assertThat(rows(settings), is(anEmptyMap()));
  }

  /**
   * Each slice is broken off after some writes, run again, and later an old one's writes arrive.
   */
  @Test
  void crashesReplaysAndStragglersChangeNothing() {
    CassandraSettings settings = Servers.cassandra();
    long seed = 7;
    Random random = new Random(seed);
    Map<String, Visit> visits = new TreeMap<>();
    List<List<VisitChange>> slices = new ArrayList<>();
    for (int number = 1; number <= 60; number++) {
      List<VisitChange> changes = changes(random, visits);
      slices.add(changes);

      write(settings, slice(number), changes.subList(0, random.nextInt(changes.size() + 1)));
      write(settings, slice(number), changes);
      write(settings, slice(number), changes);
      int straggler = 1 + random.nextInt(number);
      write(settings, slice(straggler), slices.get(straggler - 1));

      String which = "seed " + seed + " slice " + number;
      Map<String, Integer> expected = new TreeMap<>();
      visits.forEach((key, visit) -> expected.put(key, visit.events()));
      assertThat(which, events(settings), equalTo(expected));
    }
  }

  /**
   * Some of forty possible visits come, change or go; {@code visits_by_day} is brought to what is
   * then.
   */
  private static List<VisitChange> changes(Random random, Map<String, Visit> visits) {
    Map<String, VisitChange> changes = new TreeMap<>();
    for (int count = random.nextInt(20); count >= 0; count--) {
      String visitor = "v-" + random.nextInt(10);
      long start = AT + random.nextInt(4) * DAY_MILLIS / 2;
      String key = visitor + "@" + start;
      Visit before = visits.get(key);
      boolean goes = before != null && random.nextInt(3) == 0;
      int events = 10 + random.nextInt(1_000);
      Visit after =
          goes
              ? null
              : random.nextBoolean()
                  ? Visits.bare(visitor, start, events)
                  : Visits.full(visitor, start, events);
      changes.putIfAbsent(key, new VisitChange(before, after));
    }
    changes.forEach(
        (key, change) -> {
          if (change.after() == null) {
            visits.remove(key);
          } else {
            visits.put(key, change.after());
          }
        });
    return List.copyOf(changes.values());
  }

  private static void write(CassandraSettings settings, Slice slice, List<VisitChange> changes) {
    StoreVisits.Writer writer = new StoreVisits.Writer(settings, BUCKETS, slice);
    changes.forEach(writer::write);
    writer.flush();
  }

  private static Map<String, Integer> events(CassandraSettings settings) {
    Map<String, Integer> events = new TreeMap<>();
    rows(settings).forEach((key, row) -> events.put(key, row.getInt("events")));
    return events;
  }

  private static Map<String, Row> rows(CassandraSettings settings) {
    Map<String, Row> rows = new TreeMap<>();
    CassandraSessions.get(settings)
        .execute(SimpleStatement.newInstance("SELECT * FROM visits_by_day"))
        .forEach(
            row ->
                rows.put(
                    row.getString("visitor_id") + "@" + row.getInstant("started_at").toEpochMilli(),
                    row));
    return rows;
  }

  private static Slice slice(long number) {
    return new Slice(
        "clicks/test", number, AT + number, List.of(new SliceRange("clicks", 0, 0, 1_000)));
  }
}
