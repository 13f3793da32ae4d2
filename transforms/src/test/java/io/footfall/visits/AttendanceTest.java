package io.footfall.visits;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.PageStay;
import io.footfall.model.Presence;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.testing.SimulatedTraffic;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Many seeds, without a pipeline: over more days than memories reach, with clicks that are late by
 * as much as is expected and more, memories that overflow and robots that show late, what
 * attendances put on and take off comes to the visitors that the visits of the end have.
 */
class AttendanceTest {

  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  @Test
  void eachVisitorIsCountedOnceInWhateverSlicesHisClicksCame() {
    long counted = 0;
    long takenOff = 0;
    for (long seed = 400; seed < 480; seed++) {
      Shop shop = shop(seed);
      Map<String, Integer> told = new TreeMap<>();
      for (Attendance attendance : shop.attendances) {
        Set<String> before = names(attendance.before());
        Set<String> after = names(attendance.after());
        for (String name : after) {
          told.merge(name, before.contains(name) ? 0 : 1, Integer::sum);
        }
        for (String name : before) {
          told.merge(name, after.contains(name) ? 0 : -1, Integer::sum);
          takenOff += after.contains(name) ? 0 : 1;
        }
      }
      told.values().removeIf(count -> count == 0);
      assertThat("seed " + seed, told, equalTo(visitorsOf(shop.visits.values())));
      counted += told.size();
    }
    assertThat(counted, greaterThan(10_000L));
    assertThat(takenOff, greaterThan(1_000L));
  }

  @Test
  void theStoredClicksOfEachDayGiveTheSame() {
    for (long seed = 480; seed < 520; seed++) {
      Shop shop = shop(seed);
      List<Click> stored =
          shop.stored.values().stream()
              .sorted(Comparator.comparingLong(Click::occurredAt).thenComparing(Click::eventId))
              .toList();
      Map<String, Integer> told = new TreeMap<>();
      long last = stored.get(stored.size() - 1).occurredAt();
      for (long day = Attendance.dayOf(stored.get(0).occurredAt()); day <= last; day += DAY) {
        AttendanceBook book = AttendanceBook.between(day, day + DAY);
        VisitRedrawer.of(
                rules(seed),
                (from, to) ->
                    stored.stream()
                        .filter(click -> click.occurredAt() >= from && click.occurredAt() < to)
                        .toList(),
                visitors -> shop.memories)
            .redraw(day, day + DAY, click -> {}, book::add);
        book.forEach(
            attendance -> {
              assertThat(attendance.before(), equalTo(List.of()));
              names(attendance.after()).forEach(name -> told.merge(name, 1, Integer::sum));
            });
      }
      assertThat("seed " + seed, told, equalTo(visitorsOf(shop.visits.values())));
    }
  }

  private static Shop shop(long seed) {
    Shop shop = new Shop(rules(seed), new Random(seed));
    SimulatedTraffic.of(seed, 20, 1 + (int) (seed % 15), 1 + (int) (seed % 50)).forEach(shop::run);
    return shop;
  }

  private static VisitRules rules(long seed) {
    // Late clicks are late by two days at most: some of these expect that and no more, others less
    VisitRules rules =
        seed % 4 == 0
            ? VisitRules.defaults()
            : VisitRules.defaults()
                .withMaxLateness(Duration.ofHours(24))
                .withSlack(Duration.ofHours(seed % 4 == 1 ? 2 : 24));
    if (seed % 5 == 0) {
      rules = rules.withMemoryLimit(8);
    }
    if (seed % 3 == 0) {
      rules = rules.withMidnightIn(ZoneId.of("Asia/Tokyo")).withCampaignEndingVisits();
    }
    return seed % 7 == 0 ? rules.withSilence(Duration.ofHours(7)) : rules;
  }

  private static Map<String, Integer> visitorsOf(Collection<Visit> visits) {
    Map<String, Set<String>> namesByVisitor = new HashMap<>();
    for (Visit visit : visits) {
      if (!visit.isBot()) {
        List<Long> moments = new ArrayList<>(List.of(visit.startedAt()));
        visit.stays().stream().map(PageStay::startedAt).forEach(moments::add);
        Set<String> names =
            namesByVisitor.computeIfAbsent(visit.visitorId(), unused -> new HashSet<>());
        moments.forEach(moment -> addNames(visit.source(), moment, names));
      }
    }
    Map<String, Integer> visitors = new TreeMap<>();
    namesByVisitor
        .values()
        .forEach(names -> names.forEach(name -> visitors.merge(name, 1, Integer::sum)));
    return visitors;
  }

  private static Set<String> names(List<Presence> presences) {
    Set<String> names = new HashSet<>();
    for (Presence presence : presences) {
      presence.minutes().forEach(minute -> addNames(presence.source(), minute, names));
    }
    return names;
  }

  private static void addNames(TrafficSource source, long moment, Set<String> names) {
    for (long length : new long[] {MINUTE, HOUR, DAY}) {
      names.add(source.channel() + " " + length + " " + moment / length);
      names.add(source.campaign() + " campaign " + length + " " + moment / length);
    }
  }
}
