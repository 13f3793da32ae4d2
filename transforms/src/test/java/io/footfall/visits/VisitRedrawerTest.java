package io.footfall.visits;

import static io.footfall.testing.Clicks.HOUR;
import static io.footfall.testing.Clicks.MINUTE;
import static io.footfall.testing.Clicks.NOON;
import static io.footfall.testing.Clicks.view;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Click;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.Visit;
import io.footfall.testing.SimulatedTraffic;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitRedrawerTest {

  private static final long DAY = 24 * HOUR;

  private final List<Click> clicks = new ArrayList<>();
  private final List<Visit> visits = new ArrayList<>();

  /** Over many seeds, with memories that overflow and clicks out of reach. */
  @Test
  void theStoredClicksOfEachDayGiveTheVisitsThatFollowingGave() {
    int unremembered = 0;
    for (long seed = 200; seed < 260; seed++) {
      Shop shop = new Shop(rules(seed), new Random(seed));
      SimulatedTraffic.of(seed, 20, 1 + (int) (seed % 9), 1 + (int) (seed % 30)).forEach(shop::run);
      List<Click> stored = inTime(shop.stored.values());
      unremembered += (int) stored.stream().filter(VisitRedrawerTest::isNotRemembered).count();
      List<Click> read = new ArrayList<>();
      Map<String, Visit> drawn = new TreeMap<>();
      long first = stored.get(0).occurredAt();
      long last = stored.get(stored.size() - 1).occurredAt();
      for (long day = first / DAY * DAY; day <= last; day += DAY) {
        long from = day;
        redrawer(rules(seed), stored, shop.memories)
            .redraw(
                from,
                from + DAY,
                read::add,
                visit -> {
                  if (visit.startedAt() >= from && visit.startedAt() < from + DAY) {
                    String key = visit.visitorId() + "@" + visit.startedAt();
                    assertThat("once: " + key, drawn.put(key, visit) == null);
                  }
                });
      }
      assertThat("seed " + seed, read, equalTo(stored));
      assertThat("seed " + seed, drawn, equalTo(shop.visits));
    }
    assertThat(unremembered, greaterThan(100));
  }

  /**
   * As the lake has them: stored by known slices, with no word of what robots do, but for what was
   * remarked on clicks that filled a memory, or found it full.
   */
  @Test
  void clicksWithoutVerdictsGetThoseThatFollowingGave() {
    int late = 0;
    int early = 0;
    int overflowed = 0;
    int lateOverflow = 0;
    for (long seed = 300; seed < 360; seed++) {
      Map<RecordPosition, Long> slices = new HashMap<>();
      Shop shop = new Shop(rules(seed), new Random(seed));
      for (SimulatedTraffic.SliceOfTraffic slice :
          SimulatedTraffic.of(seed, 20, 1 + (int) (seed % 9), 1 + (int) (seed % 30))) {
        slice.outcomes().forEach(out -> slices.put(out.position(), slice.slice().number()));
        shop.run(slice);
      }
      List<Click> stored = inTime(shop.stored.values());
      List<Click> asTheyCame = stored.stream().map(VisitRedrawerTest::withoutVerdict).toList();
      List<Click> judged = new ArrayList<>();
      Map<String, Visit> drawn = new TreeMap<>();
      long first = stored.get(0).occurredAt();
      long last = stored.get(stored.size() - 1).occurredAt();
      for (long day = first / DAY * DAY; day <= last; day += DAY) {
        redrawer(rules(seed), asTheyCame, shop.memories)
            .judging(slices::get)
            .redraw(
                day,
                day + DAY,
                judged::add,
                visit -> drawn.put(visit.visitorId() + "@" + visit.startedAt(), visit));
      }
      assertThat("seed " + seed, inTime(judged), equalTo(stored));
      assertThat("seed " + seed, drawn, equalTo(shop.visits));
      late += (int) stored.stream().filter(click -> indicates(click, "late:behaviour:")).count();
      early += (int) stored.stream().filter(click -> indicates(click, "behaviour:")).count();
      overflowed += (int) stored.stream().filter(click -> indicates(click, "overflow")).count();
      lateOverflow +=
          (int) stored.stream().filter(click -> indicates(click, "late:overflow")).count();
    }
    assertThat(late, greaterThan(100));
    assertThat(early, greaterThan(100));
    assertThat(overflowed, greaterThan(100));
    assertThat(lateOverflow, greaterThan(100));
  }

  private static Click withoutVerdict(Click click) {
    return indicates(click, "behaviour:")
            || indicates(click, "late:")
            || indicates(click, "overflow")
        ? click.toBuilder().enrichment(click.enrichment().withBotIndicator(null)).build()
        : click;
  }

  private static boolean indicates(Click click, String beginning) {
    String indicator = click.enrichment() == null ? null : click.enrichment().botIndicator();
    return indicator != null && indicator.startsWith(beginning);
  }

  private static VisitRules rules(long seed) {
    VisitRules rules = VisitRules.defaults();
    if (seed % 2 == 0) {
      rules = rules.withMemoryLimit(8).withMaxLateness(Duration.ofHours(3));
      rules = rules.withSlack(Duration.ofHours(1));
    }
    if (seed % 3 == 0) {
      rules = rules.withMidnightIn(ZoneId.of("Asia/Tokyo")).withCampaignEndingVisits();
    }
    return rules;
  }

  @Test
  void aVisitIsWholeHoweverFarItReachesBeyondTheTimeAskedFor() {
    List<Click> stored =
        IntStream.range(0, 400).mapToObj(i -> view(i, NOON + i * 29L * MINUTE)).toList();

    redraw(stored, NOON + 2 * DAY, NOON + 3 * DAY);

    assertThat(visits.size(), is(1));
    assertThat(visits.get(0).events(), is(400));
    assertThat(visits.get(0).startedAt(), is(NOON));
  }

  @Test
  void whatHasNoClickInTheTimeAskedForIsLeftOut() {
    List<Click> stored =
        List.of(
            view(1, NOON - 30 * MINUTE),
            view(2, NOON),
            view(3, NOON + HOUR - 1),
            view(4, NOON + HOUR - 1 + 30 * MINUTE));

    redraw(stored, NOON, NOON + HOUR);

    assertThat(clicks, contains(stored.get(1), stored.get(2)));
    assertThat(visits.stream().map(Visit::startedAt).toList(), contains(NOON, NOON + HOUR - 1));
    assertThat(visits.get(1).events(), is(1));
  }

  @Test
  void clicksThatAreNotRememberedBelongToNoVisit() {
    Click unremembered = view(1, NOON).toBuilder().remark(Remark.Subject.OVERFLOWED).build();

    redraw(List.of(unremembered), NOON, NOON + HOUR);

    assertThat(clicks, contains(unremembered));
    assertThat(visits, is(empty()));
  }

  @Test
  void noClicksAreNoVisits() {
    redraw(List.of(), NOON, NOON + DAY);

    assertThat(clicks, is(empty()));
    assertThat(visits, is(empty()));
  }

  private void redraw(List<Click> stored, long from, long to) {
    redrawer(VisitRules.defaults(), stored, Map.of()).redraw(from, to, clicks::add, visits::add);
  }

  private static VisitRedrawer redrawer(
      VisitRules rules, List<Click> stored, Map<String, byte[]> memories) {
    return VisitRedrawer.of(
        rules,
        (from, to) ->
            stored.stream()
                .filter(click -> click.occurredAt() >= from && click.occurredAt() < to)
                .toList(),
        visitors -> of(memories, visitors));
  }

  private static Map<String, byte[]> of(Map<String, byte[]> memories, Collection<String> visitors) {
    Map<String, byte[]> found = new HashMap<>(memories);
    found.keySet().retainAll(visitors);
    return found;
  }

  private static List<Click> inTime(Collection<Click> stored) {
    return stored.stream()
        .sorted(Comparator.comparingLong(Click::occurredAt).thenComparing(Click::eventId))
        .toList();
  }

  private static boolean isNotRemembered(Click click) {
    return click.remark() != null && !click.remark().isRemembered();
  }
}
