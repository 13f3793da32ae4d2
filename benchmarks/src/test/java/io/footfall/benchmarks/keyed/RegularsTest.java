package io.footfall.benchmarks.keyed;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.visits.VisitorStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegularsTest {

  private static final long START = 1_772_323_200_000L; // 2026-03-01T00:00:00Z
  private static final int DAYS = 10;

  /** What there is in ten days. */
  private record Seen(int records, int robots, int meetings, int visitors) {}

  private static Seen see(int visitors) {
    DailyBatches days = new DailyBatches(new Regulars(42, START, visitors).traffic(), DAYS);
    int records = 0;
    int robots = 0;
    int meetings = 0;
    Set<String> everyone = new HashSet<>();
    while (days.hasNext()) {
      List<SentRecord> day = days.next();
      Set<String> ofDay = new HashSet<>();
      day.forEach(record -> ofDay.add(record.key()));
      records += day.size();
      for (SentRecord record : day) {
        robots += record.label().wireName().startsWith("bot") ? 1 : 0;
      }
      meetings += ofDay.size();
      everyone.addAll(ofDay);
    }
    assertThat(days.hasNext(), is(false));
    return new Seen(records, robots, meetings, everyone.size());
  }

  @Test
  void aSliceHasAsManyVisitorsAndRecordsHoweverManyThereAre() {
    Seen few = see(1_000);
    Seen many = see(30_000);
    assertThat((double) few.records() / DAYS, closeTo(3_000, 200));
    assertThat((double) many.records() / few.records(), closeTo(1, 0.05));
    assertThat((double) few.robots() / few.records(), closeTo(0.03, 0.015));
    assertThat((double) many.robots() / many.records(), closeTo(0.03, 0.015));
    assertThat((double) many.meetings() / few.meetings(), closeTo(1, 0.08));
    assertThat(few.visitors(), both(greaterThan(990)).and(lessThan(1_100)));
    assertThat(many.visitors(), greaterThan(4_000));
  }

  @Test
  void everyoneIsRememberedBeforeTheMeasuringBegins() {
    Slice slice = new Slice("clicks/test", 1, START, List.of(new SliceRange("clicks", 0, 0, 1)));
    try (MemoryStores stores = MemoryStores.open("regulars");
        VisitorStore.Session session = stores.visitors().open(slice)) {
      session.save(0, "known", new byte[] {1, 2, 3});
      stores.rememberAll(List.of("known", "unknown", "other").stream());
      assertThat(stores.visitorCount(), equalTo(3));
      assertThat(stores.meanMemoryBytes(), equalTo(3L));
    }
  }
}
