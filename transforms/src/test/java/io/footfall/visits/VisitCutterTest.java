package io.footfall.visits;

import static io.footfall.testing.Clicks.MINUTE;
import static io.footfall.testing.Clicks.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.footfall.model.EventType;
import io.footfall.model.TrafficSource;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;

class VisitCutterTest {

  private static final long MIDNIGHT_IN_BERLIN =
      Instant.parse("2026-03-01T23:00:00Z").toEpochMilli();

  @Test
  void theSilenceItselfEndsAVisitAndAMillisecondLessDoesNot() {
    VisitCutter cutter = new VisitCutter(VisitRules.defaults());
    assertThat(starts(cutter, at(NOON), at(NOON + 30 * MINUTE - 1)), contains(NOON));
    assertThat(
        starts(cutter, at(NOON), at(NOON + 30 * MINUTE)), contains(NOON, NOON + 30 * MINUTE));
  }

  @Test
  void midnightIsTheShops() {
    VisitCutter berlin =
        new VisitCutter(VisitRules.defaults().withMidnightIn(ZoneId.of("Europe/Berlin")));
    assertThat(
        starts(berlin, at(MIDNIGHT_IN_BERLIN - 1), at(MIDNIGHT_IN_BERLIN)),
        contains(MIDNIGHT_IN_BERLIN - 1, MIDNIGHT_IN_BERLIN));
    assertThat(
        starts(berlin, at(MIDNIGHT_IN_BERLIN), at(MIDNIGHT_IN_BERLIN + MINUTE)),
        contains(MIDNIGHT_IN_BERLIN));
    VisitCutter none = new VisitCutter(VisitRules.defaults());
    assertThat(
        starts(none, at(MIDNIGHT_IN_BERLIN - 1), at(MIDNIGHT_IN_BERLIN)),
        contains(MIDNIGHT_IN_BERLIN - 1));
  }

  @Test
  void anotherCampaignOpensAVisitAndNoneDoesNot() {
    VisitCutter cutter = new VisitCutter(VisitRules.defaults().withCampaignEndingVisits());
    assertThat(
        starts(
            cutter,
            at(NOON, "spring"),
            at(NOON + 1, null),
            at(NOON + 2, "spring"),
            at(NOON + 3, "summer"),
            at(NOON + 4, null),
            at(NOON + 5, "spring")),
        contains(NOON, NOON + 3, NOON + 5));
    assertThat(starts(cutter, at(NOON, null), at(NOON + 1, "spring")), contains(NOON, NOON + 1));
  }

  @Test
  void noTwoVisitsStartInTheSameMillisecond() {
    VisitCutter cutter = new VisitCutter(VisitRules.defaults().withCampaignEndingVisits());
    assertThat(starts(cutter, at(NOON, "spring"), at(NOON, "summer")), contains(NOON));
  }

  @Test
  void nothingIsNoStretch() {
    assertThat(new VisitCutter(VisitRules.defaults()).stretches(List.of()).isEmpty(), is(true));
  }

  private static List<Long> starts(VisitCutter cutter, RememberedClick... clicks) {
    List<Long> starts = new ArrayList<>();
    for (List<RememberedClick> stretch : cutter.stretches(List.of(clicks))) {
      cutter.cut(stretch, visit -> starts.add(visit.get(0).occurredAt()));
    }
    return starts;
  }

  private static RememberedClick at(long millis) {
    return at(millis, null);
  }

  private static RememberedClick at(long millis, @Nullable String campaign) {
    TrafficSource source = new TrafficSource("news", "email", campaign, "Email");
    return new RememberedClick(
        1,
        new UUID(1, millis),
        0,
        millis,
        millis,
        EventType.PAGE_VIEW,
        new Circumstances(null, source, null, null, null, null, null),
        "/",
        null,
        null,
        null,
        false,
        false);
  }
}
