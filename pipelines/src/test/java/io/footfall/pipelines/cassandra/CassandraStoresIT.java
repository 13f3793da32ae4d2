package io.footfall.pipelines.cassandra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.footfall.figures.DeferredFigures;
import io.footfall.figures.Figure;
import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.FigureRow;
import io.footfall.figures.FigureStore;
import io.footfall.figures.FigureStore.StoredRow;
import io.footfall.figures.Measure;
import io.footfall.figures.Tallies;
import io.footfall.figures.Tally;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.testing.Clicks;
import io.footfall.pipelines.testing.Servers;
import io.footfall.visits.VisitorStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CassandraStoresIT {

  private static final int ROWS = 10_000;
  private static final List<Grain> GRAINS = List.of(Grain.MINUTE, Grain.HOUR, Grain.DAY);

  private static final Slice SLICE =
      new Slice("clicks/test", 1, Clicks.DAY_START, List.of(new SliceRange("clicks", 0, 0, 1)));
  private static final Slice NEXT_SLICE =
      new Slice("clicks/test", 2, Clicks.DAY_START + 1, List.of(new SliceRange("clicks", 0, 1, 2)));

  private static final int PART = 17;

  private static CassandraSettings settings;

  @BeforeAll
  static void connect() {
    settings = Servers.cassandra();
  }

  @Test
  void tenThousandMemoriesComeBack() {
    CassandraVisitorStore store = CassandraVisitorStore.of(settings, "clicks/memories");
    List<String> visitors = new ArrayList<>();
    try (VisitorStore.Session session = store.open(SLICE)) {
      for (int number = 0; number < ROWS; number++) {
        visitors.add("v-" + number);
        session.save(number % 4, "v-" + number, ("memory " + number).repeat(20).getBytes(UTF_8));
      }
      session.flush();
    }

    try (VisitorStore.Session session = store.open(SLICE)) {
      int found = 0;
      for (int bucket = 0; bucket < 4; bucket++) {
        Map<String, byte[]> memories = session.load(bucket, visitors);
        assertThat(memories, is(aMapWithSize(ROWS / 4)));
        for (Map.Entry<String, byte[]> memory : memories.entrySet()) {
          String number = memory.getKey().substring(2);
          assertThat(new String(memory.getValue(), UTF_8), is(("memory " + number).repeat(20)));
          found++;
        }
      }
      assertThat(found, is(ROWS));
      assertThat(session.load(5, visitors), is(anEmptyMap()));
    }
  }

  /** Of two writes of one time Cassandra would keep the larger: here that of the dead driver. */
  @Test
  void whatTheNextDriverWritesForASliceStaysWhateverADeadOneWritesLate() {
    CassandraVisitorStore store = CassandraVisitorStore.of(settings, "clicks/attempts");
    save(store, SLICE.takenUpAgain(), "by changed code");
    save(store, SLICE, "zzz by the code before");

    try (VisitorStore.Session session = store.open(SLICE)) {
      byte[] kept = session.load(0, List.of("v")).get("v");
      assertThat(new String(kept, UTF_8), is("by changed code"));
    }
  }

  @Test
  void whatWasSetAsideComesBackOnceForEachThatSettlesIt() {
    CassandraDeferredFigures store = CassandraDeferredFigures.of(settings, "clicks/deferred");
    defer(store, 1, "one");
    defer(store, 2, "two");
    defer(store, numbered(3).takenUpAgain(), "three");
    defer(store, 3, "three, late, by a driver that died");

    assertThat(settle(store, 4), contains("three", "two", "one"));
    assertThat("settled again by a replay", settle(store, 4), contains("three", "two", "one"));

    defer(store, 5, "five");
    assertThat(settle(store, 6), contains("five"));
    assertThat(settle(store, 6), contains("five"));
    assertThat(settle(store, 7), is(empty()));
    assertThat("nothing is set aside", store.areWaiting(), is(false));
    defer(store, 8, "eight");
    assertThat("set aside and not settled", store.areWaiting(), is(true));
    assertThat(settle(store, 9), contains("eight"));
    assertThat("settled", store.areWaiting(), is(false));
    assertThat("of a part that nobody settled", settle(store, PART + 1, 7), is(empty()));
  }

  private static void defer(CassandraDeferredFigures store, long slice, String figures) {
    defer(store, numbered(slice), figures);
  }

  private static void defer(CassandraDeferredFigures store, Slice slice, String figures) {
    try (DeferredFigures.Session session = store.open(slice)) {
      session.defer(PART, figures.getBytes(UTF_8));
      session.flush();
    }
  }

  private static List<String> settle(CassandraDeferredFigures store, long slice) {
    return settle(store, PART, slice);
  }

  private static List<String> settle(CassandraDeferredFigures store, int part, long slice) {
    try (DeferredFigures.Session session = store.open(numbered(slice))) {
      List<byte[]> chunks = session.settle(Set.of(part)).get(part);
      session.flush();
      return chunks.stream().map(chunk -> new String(chunk, UTF_8)).toList();
    }
  }

  private static Slice numbered(long number) {
    return new Slice(
        "clicks/test",
        number,
        Clicks.DAY_START + number,
        List.of(new SliceRange("clicks", 0, 0, 1)));
  }

  private static void save(CassandraVisitorStore store, Slice slice, String memory) {
    try (VisitorStore.Session session = store.open(slice)) {
      session.save(0, "v", memory.getBytes(UTF_8));
      session.flush();
    }
  }

  @Test
  void aMemoryIsWrittenOverAndIsItsSources() {
    try (VisitorStore.Session session =
        CassandraVisitorStore.of(settings.withTtlDays(1), "clicks/over").open(SLICE)) {
      session.save(0, "v", "first".getBytes(UTF_8));
      session.flush();
    }
    try (VisitorStore.Session session =
        CassandraVisitorStore.of(settings.withTtlDays(1), "clicks/over").open(NEXT_SLICE)) {
      session.save(0, "v", "second".getBytes(UTF_8));
      session.flush();

      assertThat(new String(session.load(0, List.of("v")).get("v"), UTF_8), is("second"));
    }
    // A task that a failed attempt left running writes late, and changes nothing
    try (VisitorStore.Session straggler =
        CassandraVisitorStore.of(settings.withTtlDays(1), "clicks/over").open(SLICE)) {
      straggler.save(0, "v", "third".getBytes(UTF_8));
      straggler.flush();

      assertThat(new String(straggler.load(0, List.of("v")).get("v"), UTF_8), is("second"));
    }
    try (VisitorStore.Session other =
        CassandraVisitorStore.of(settings, "clicks/other").open(SLICE)) {
      assertThat(other.load(0, List.of("v")), is(anEmptyMap()));
    }
    Row row =
        CassandraSessions.get(settings)
            .execute(
                "SELECT TTL(memory) AS ttl FROM visitors WHERE source = 'clicks/over'"
                    + " AND bucket = 0 AND visitor_id = 'v'")
            .one();
    assertThat(row.getInt("ttl") > 86_000, is(true));
  }

  @Test
  void tenThousandRowsOfFiguresComeBack() {
    CassandraFigureStore store = CassandraFigureStore.of(settings, "clicks/figures");
    List<FigureKey> keys = new ArrayList<>();
    try (FigureStore.Session session = store.open(SLICE)) {
      for (int number = 0; number < ROWS; number++) {
        session.save(row(number));
        keys.add(row(number).row().key());
      }
      session.flush();
    }
    keys.add(new FigureKey(FigureKind.PAGE, Grain.MINUTE, Clicks.DAY_START, "/never-seen"));

    try (FigureStore.Session session = store.open(SLICE)) {
      Map<FigureKey, StoredRow> stored = session.load(keys);
      assertThat(stored, is(aMapWithSize(ROWS)));
      for (int number = 0; number < ROWS; number++) {
        assertThat(stored.get(row(number).row().key()), is(row(number)));
      }
    }
  }

  @Test
  void figuresThatShareARowAreReadAsWhatTheyAre() {
    String source = "clicks/shared";
    Map<FigureKey, Tally> segments = new HashMap<>();
    for (int number = 0; number < ROWS; number++) {
      String name = "DE|mobile|Email|page|/p/" + number;
      segments.put(
          new FigureKey(FigureKind.SEGMENT, Grain.HOUR, Clicks.DAY_START, name),
          Tally.of(Measure.VIEWS, number + 1));
    }
    List<Figure> figures = new ArrayList<>();
    segments.forEach((key, tally) -> figures.add(new Figure(key, tally)));
    Collection<FigureRow> rows = FigureRow.of(figures);
    try (FigureStore.Session session = CassandraFigureStore.of(settings, source).open(SLICE)) {
      rows.forEach(row -> session.save(new StoredRow(row, 7)));
      session.flush();
    }

    assertThat(rows.size(), is(lessThan(ROWS / 5)));
    FigureKey any = segments.keySet().iterator().next();
    assertThat(
        StoredFigures.of(settings, source)
            .read(FigurePartition.of(any), Clicks.DAY_START, Clicks.DAY_START + 1),
        is(segments));
  }

  @Test
  void aStatementThatIsWrongFailsAtOnce() {
    BoundedRequests requests = BoundedRequests.of(settings, 2);

    // Cassandra may have refused it before this thread has sent it
    assertThrows(
        CassandraUnavailableException.class,
        () -> {
          requests.send(SimpleStatement.newInstance("SELECT * FROM nowhere"));
          requests.await();
        });
  }

  @Test
  void aMissingKeyspaceIsSaid() {
    CassandraUnavailableException missing =
        assertThrows(
            CassandraUnavailableException.class,
            () -> CassandraSessions.get(settings.withKeyspace("nowhere")));
    assertThat(missing.getMessage().contains("nowhere"), is(true));
  }

  @Test
  void noServerIsSaid() {
    CassandraSettings nobody = CassandraSettings.of(List.of("127.0.0.1:1"), "datacenter1");

    CassandraUnavailableException missing =
        assertThrows(CassandraUnavailableException.class, () -> CassandraSchema.create(nobody, 1));
    assertThat(missing.getMessage().contains("127.0.0.1:1"), is(true));
  }

  private static StoredRow row(int number) {
    Grain grain = GRAINS.get(number % GRAINS.size());
    long start = grain.startOf(Clicks.DAY_START + number * 10_000L);
    FigureKey key = new FigureKey(FigureKind.PAGE, grain, start, "/p/" + number + "?q='ü");
    Figure figure = new Figure(key, Tallies.of(Map.of(Measure.VIEWS, (long) number), number % 50));
    return new StoredRow(FigureRow.of(figure), number);
  }
}
