package io.footfall.generators.traffic;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TrafficTest {

  private static final long START = 1_772_323_200_000L; // 2026-03-01T00:00:00Z
  private static final long DAY_MILLIS = 86_400_000L;
  private static final TrafficProfile PROFILE = TrafficProfile.builder(7, START).build();

  private static final List<SentRecord> RECORDS = take(PROFILE, 200_000);

  private static List<SentRecord> take(TrafficProfile profile, int count) {
    Traffic traffic = Traffic.of(profile);
    List<SentRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(traffic.next());
    }
    return records;
  }

  private static double share(List<SentRecord> records, Predicate<SentRecord> predicate) {
    return (double) records.stream().filter(predicate).count() / records.size();
  }

  @Test
  void isTheSameForTheSameProfile() {
    List<SentRecord> again = take(PROFILE, 20_000);
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).sentAtMillis(), equalTo(RECORDS.get(i).sentAtMillis()));
      assertThat(Arrays.equals(again.get(i).value(), RECORDS.get(i).value()), is(true));
    }
  }

  @Test
  void isAnotherForAnotherSeed() {
    Set<String> keys = new HashSet<>();
    take(PROFILE, 1_000).forEach(record -> keys.add(record.key()));
    take(PROFILE.toBuilder().seed(8).build(), 1_000)
        .forEach(record -> assertThat(keys.contains(record.key()), is(false)));
  }

  @Test
  void comesInOrderFromTheStart() {
    long last = START;
    for (SentRecord record : RECORDS) {
      assertThat(record.sentAtMillis(), greaterThanOrEqualTo(last));
      last = record.sentAtMillis();
    }
  }

  @Test
  void keepsTheRateFromTheFirstMinuteOn() {
    double seconds = (RECORDS.get(RECORDS.size() - 1).sentAtMillis() - START) / 1000.0;
    assertThat(RECORDS.size() / seconds, closeTo(500, 60));
    long firstMinute =
        RECORDS.stream().filter(record -> record.sentAtMillis() < START + 60_000).count();
    assertThat((double) firstMinute, closeTo(30_000, 6_000));
  }

  @Test
  void keepsTheSharesOfWhatGoesWrong() {
    assertThat(share(RECORDS, record -> record.label() == Label.BROKEN), closeTo(0.005, 0.002));
    assertThat(share(RECORDS, record -> record.label() == Label.DUPLICATE), closeTo(0.007, 0.003));
    assertThat(share(RECORDS, record -> record.label() == Label.CONFLICT), closeTo(0.0007, 0.0005));
    assertThat(
        share(
            RECORDS,
            record -> record.label() == Label.BOT || record.label() == Label.BOT_IN_DISGUISE),
        closeTo(0.03, 0.02));
    assertThat(share(RECORDS, record -> record.label() == Label.LATE), closeTo(0.02, 0.01));
    assertThat(share(RECORDS, record -> record.label() == Label.SKEWED), closeTo(0.02, 0.01));
    for (Breakage breakage : Breakage.values()) {
      assertThat(
          breakage.name(),
          RECORDS.stream().filter(record -> record.expectedReject() == breakage.reason()).count(),
          greaterThan(10L));
    }
  }

  @Test
  void hasOnlyPlainClicksWhenWellBehaved() {
    List<SentRecord> records = take(TrafficProfile.builder(3, START).wellBehaved().build(), 20_000);
    assertThat(records.stream().map(SentRecord::label).distinct().toList(), contains(Label.PLAIN));
  }

  @Test
  void usesAnEventIdTwiceOnlyForDuplicatesAndConflicts() {
    Map<UUID, SentRecord> first = new HashMap<>();
    int again = 0;
    for (SentRecord record : RECORDS) {
      if (record.click() == null) {
        continue;
      }
      SentRecord earlier = first.putIfAbsent(record.click().eventId(), record);
      boolean isRepeat = record.label() == Label.DUPLICATE || record.label() == Label.CONFLICT;
      if (earlier != null) {
        assertThat(isRepeat, is(true));
        assertThat(record.key(), equalTo(earlier.key()));
        again++;
      }
    }
    assertThat(again, greaterThan(200));
  }

  @Test
  void neverHoldsAClickBackForLongerThanTheProfileSays() {
    long longest = PROFILE.longestDelay().toMillis() + Journeys.LONGEST_MILLIS;
    for (SentRecord record : RECORDS) {
      if (record.label() == Label.LATE) {
        assertThat(
            record.sentAtMillis() - record.click().occurredAt(),
            both(greaterThanOrEqualTo(0L)).and(lessThan(longest)));
      }
    }
  }

  @Test
  void setsAWrongClockRightInTheTruth() {
    List<SentRecord> skewed =
        RECORDS.stream().filter(record -> record.label() == Label.SKEWED).toList();
    assertThat(skewed.size(), greaterThan(100));
    for (SentRecord record : skewed) {
      long onTheWay = record.sentAtMillis() - record.click().occurredAt();
      assertThat(onTheWay, equalTo(0L));
    }
  }

  @Test
  void sellsThroughTheWholeFunnel() {
    List<EventType> types =
        RECORDS.stream()
            .filter(record -> record.click() != null)
            .map(record -> record.click().eventType())
            .distinct()
            .toList();
    assertThat(types, hasSize(EventType.values().length - 1)); // nobody sends goods back yet
    assertThat(types.contains(EventType.REFUND), is(false));
  }

  @Test
  void followsTheHoursOfADayWhenAsked() {
    TrafficProfile day =
        TrafficProfile.builder(5, START).recordsPerSecond(1).followsDay(true).build();
    int[] hours = new int[24];
    for (SentRecord record : take(day, 84_000)) {
      long hour = (record.sentAtMillis() - START) / 3_600_000L;
      if (hour < 24) {
        hours[(int) hour]++;
      }
    }
    assertThat(hours[20], greaterThan(5 * hours[3]));
    assertThat(Arrays.stream(hours).boxed().toList(), everyItem(greaterThan(0)));
  }

  @Test
  void beginsVisitsWhileTheShopIsOpenOnly() {
    TrafficProfile profile =
        TrafficProfile.builder(5, START)
            .wellBehaved()
            .recordsPerSecond(50)
            .open(Duration.ofMinutes(10))
            .build();
    Set<Long> days = new HashSet<>();
    for (SentRecord record : take(profile, 60_000)) {
      long day = (record.sentAtMillis() - START) / DAY_MILLIS;
      long intoDay = record.sentAtMillis() - START - day * DAY_MILLIS;
      assertThat(intoDay, lessThan(10 * 60_000 + Journeys.LONGEST_MILLIS));
      days.add(day);
    }
    assertThat(days, hasSize(greaterThan(1)));
  }

  @Test
  void letsWhoHasLeftRestWhileThereAreOthers() {
    TrafficProfile profile =
        TrafficProfile.builder(5, START)
            .wellBehaved()
            .shoppers(1_000)
            .recordsPerSecond(5)
            .open(Duration.ofMinutes(10))
            .rest(Duration.ofHours(20))
            .build();
    Map<String, Long> lastSeen = new HashMap<>();
    for (SentRecord record : take(profile, 20_000)) {
      Long before = lastSeen.put(record.key(), record.sentAtMillis());
      if (before != null) {
        long pause = record.sentAtMillis() - before;
        assertThat(
            record.key(), pause < Journeys.LONGEST_MILLIS || pause > 20 * 3_600_000L, is(true));
      }
    }
    assertThat(lastSeen.size(), both(greaterThan(900)).and(lessThanOrEqualTo(1_000)));
  }

  @Test
  void knowsWhoMayCome() {
    Traffic traffic = Traffic.of(PROFILE.toBuilder().shoppers(50).build());
    Set<String> expected = traffic.visitorIds().collect(Collectors.toSet());
    assertThat(expected, hasSize(50));
    for (int i = 0; i < 1_000; i++) {
      SentRecord record = traffic.next();
      if (record.click() != null) {
        assertThat(expected.contains(record.click().visitorId()), is(true));
      }
    }
  }

  @Test
  void namesTheFieldOfAnImpossibleProfile() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> TrafficProfile.builder(1, START).botShare(1.5).build());
    assertThat(refused.getMessage(), containsString("botShare"));
  }

  /** Bounds that follow from how journeys are made. */
  private static final class Journeys {
    /** 40 pages of at most four minutes, and what comes between them. */
    static final long LONGEST_MILLIS = 40 * 250_000L;
  }

  @Test
  void countsInTheTruthWhatItHandsOut() {
    Truth truth = new Truth();
    RECORDS.subList(0, 10_000).forEach(truth::add);
    long rejected = truth.rejected().values().stream().mapToLong(Long::longValue).sum();
    assertThat(truth.sent(), equalTo(10_000L));
    assertThat(truth.stored() + truth.duplicates() + rejected, equalTo(truth.sent()));
    assertThat(
        truth.byLabel().values().stream().mapToLong(Long::longValue).sum(), equalTo(truth.sent()));
    assertThat(truth.viewsByBots(), lessThanOrEqualTo(truth.views()));
    assertThat(truth.views(), lessThan(truth.stored()));
  }
}
