package io.footfall.visits;

import static io.footfall.testing.Clicks.HOUR;
import static io.footfall.testing.Clicks.MINUTE;
import static io.footfall.testing.Clicks.NOON;
import static io.footfall.testing.Clicks.again;
import static io.footfall.testing.Clicks.slice;
import static io.footfall.testing.Clicks.view;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Attendance;
import io.footfall.model.Click;
import io.footfall.model.Device;
import io.footfall.model.Duplicate;
import io.footfall.model.Enrichment;
import io.footfall.model.Finding;
import io.footfall.model.Login;
import io.footfall.model.Presence;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VisitorFollowerTest {

  private static final TrafficSource PAID = new TrafficSource("google", "cpc", null, "Paid Search");

  private VisitRules rules = VisitRules.defaults();
  private VisitorMemory memory = VisitorMemory.EMPTY;

  @Test
  void ofDuplicatesInASliceTheLowestPositionIsStored() {
    Click first = view(1, NOON);
    List<Finding> findings = follow(1, again(first, 9), first, again(first, 5));
    assertThat(clicks(findings), contains(first));
    assertThat(
        duplicates(findings),
        contains(
            new Duplicate(again(first, 5).position(), first.eventId()),
            new Duplicate(again(first, 9).position(), first.eventId())));
  }

  @Test
  void aDuplicateInALaterSliceIsFoundAndChangesNothing() {
    follow(1, view(1, NOON));
    VisitorMemory before = memory;
    List<Finding> findings = follow(2, again(view(1, NOON), 5));
    assertThat(
        findings,
        contains(new Duplicate(again(view(1, NOON), 5).position(), view(1, NOON).eventId())));
    assertThat(memory, is(before));
  }

  @Test
  void anIdWithOtherContentIsStoredUnderAnIdDerivedFromBoth() {
    Click original = view(1, NOON);
    Click other = again(original, 2).toBuilder().searchTerm("boots").build();
    List<Finding> findings = follow(1, original, other);
    Click stored = clicks(findings).get(1);
    assertThat(stored.eventId(), is(not(original.eventId())));
    assertThat(
        stored,
        is(
            other.toBuilder()
                .eventId(stored.eventId())
                .originalId(original.eventId())
                .remark(Remark.Subject.CONFLICTING)
                .build()));
    assertThat(
        remarks(findings),
        contains(new Remark(other.position(), original.eventId(), Remark.Subject.CONFLICTING)));

    memory = VisitorMemory.EMPTY;
    follow(1, original);
    assertThat("the same whenever it comes", clicks(follow(2, other)), contains(stored));
    assertThat("found again", duplicates(follow(3, again(other, 7))), hasSize(1));
    assertThat("the original too", duplicates(follow(4, again(original, 8))), hasSize(1));
  }

  @Test
  void silenceOfHalfAnHourOpensTheNextVisit() {
    List<Finding> findings =
        follow(
            1,
            view(1, NOON),
            view(2, NOON + 30 * MINUTE - 1),
            view(3, NOON + 60 * MINUTE - 1),
            view(4, NOON + 61 * MINUTE));
    assertThat(
        changes(findings).stream().map(VisitChange::after).map(Visit::startedAt).toList(),
        contains(NOON, NOON + 60 * MINUTE - 1));
  }

  @Test
  void aLateClickJoinsTheVisitsOnBothSidesOfIt() {
    follow(1, view(1, NOON), view(2, NOON + 40 * MINUTE));
    List<VisitChange> changes = changes(follow(2, view(3, NOON + 20 * MINUTE)));
    assertThat(changes, hasSize(2));
    assertThat(changes.get(0).before().startedAt(), is(NOON + 40 * MINUTE));
    assertThat(changes.get(0).after(), is(nullValue()));
    assertThat(changes.get(1).before().endedAt(), is(NOON));
    assertThat(changes.get(1).after().endedAt(), is(NOON + 40 * MINUTE));
    assertThat(changes.get(1).after().events(), is(3));
  }

  @Test
  void aLateClickBeforeTheStartMakesAnotherVisitOfIt() {
    follow(1, view(1, NOON));
    List<VisitChange> changes = changes(follow(2, view(2, NOON - MINUTE)));
    assertThat(changes.get(0).before().startedAt(), is(NOON));
    assertThat(changes.get(0).after(), is(nullValue()));
    assertThat(changes.get(1).before(), is(nullValue()));
    assertThat(changes.get(1).after().startedAt(), is(NOON - MINUTE));
  }

  @Test
  void aLateVisitBeforeTheFirstTakesItsPlaceAsTheFirst() {
    follow(1, view(1, NOON), view(2, NOON + 2 * HOUR));
    List<VisitChange> changes = changes(follow(2, view(3, NOON - 5 * HOUR)));
    assertThat(changes, hasSize(2));
    assertThat(changes.get(0).before(), is(nullValue()));
    assertThat(changes.get(0).after().first(), is(true));
    assertThat(changes.get(1).before().first(), is(true));
    assertThat(changes.get(1).after().first(), is(false));
  }

  @Test
  void aVisitStaysTheVisitorsFirstNoMoreOnceItIsForgotten() {
    follow(1, view(1, NOON));
    follow(2, view(2, NOON + 30 * 24 * HOUR));
    List<VisitChange> changes = changes(follow(3, view(3, NOON + 30 * 24 * HOUR + MINUTE)));
    assertThat(memory.clicks(), hasSize(2));
    assertThat(changes, hasSize(1));
    assertThat(changes.get(0).before().first(), is(false));
    assertThat(changes.get(0).after().first(), is(false));
  }

  @Test
  void aReplayFindsTheSameWhetherTheMemoryWasWrittenOrNot() {
    follow(1, view(1, NOON), view(2, NOON + MINUTE));
    VisitorMemory before = memory;
    Click[] clicks = {
      view(3, NOON + 20 * 24 * HOUR), again(view(2, NOON + MINUTE), 4), view(5, NOON + HOUR)
    };
    List<Finding> expected = follow(2, clicks);
    VisitorMemory after = memory;
    for (int replay = 0; replay < 3; replay++) {
      assertThat(follow(2, clicks), equalTo(expected));
      assertThat(memory, equalTo(after));
    }
    memory = before;
    assertThat(follow(2, clicks), equalTo(expected));
    assertThat(memory, equalTo(after));
  }

  @Test
  void anEarlierSliceIsRefusedOnceALaterOneIsWritten() {
    follow(7, view(1, NOON));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> follow(6, view(2, NOON)));
    assertThat(refused.getMessage(), containsString("slice 7"));
  }

  @Test
  void duplicatesAreFoundADayAndMoreAfterTheirFirst() {
    follow(1, view(1, NOON));
    follow(2, view(2, NOON + 96 * HOUR));
    assertThat(duplicates(follow(3, again(view(1, NOON), 3))), hasSize(1));
  }

  @Test
  void aLateClickIsRememberedFromWhenItWasReceived() {
    Click late = view(1, NOON - 71 * HOUR).toBuilder().receivedAt(NOON).build();
    follow(1, late);
    follow(2, view(2, NOON + 30 * HOUR));
    follow(3, view(3, NOON + 31 * HOUR));
    assertThat(duplicates(follow(4, again(late, 4))), hasSize(1));
  }

  @Test
  void whatNoClickWithinReachCanTouchIsForgottenWithItsDay() {
    long reach = 72 * HOUR + 24 * HOUR;
    long midnight = NOON + 12 * HOUR;
    follow(1, view(1, NOON), view(2, NOON + 10 * MINUTE));
    follow(2, view(3, midnight + reach - 1));
    follow(3, view(4, midnight + reach));
    assertThat("not yet", memory.clicks(), hasSize(4));
    follow(4, view(5, midnight + reach + 1));
    assertThat("the whole visit at once", memory.clicks(), hasSize(3));
    assertThat(memory.earliestForgotten(), is(NOON));
  }

  @Test
  void aVisitThatMayStillChangeKeepsTheDaysThatItIsOf() {
    long reach = 72 * HOUR + 24 * HOUR;
    long midnight = NOON + 12 * HOUR;
    follow(1, view(1, NOON), view(2, midnight - 20 * MINUTE), view(3, midnight + 9 * MINUTE));
    follow(2, view(4, midnight + 39 * MINUTE + reach));
    follow(3, view(5, midnight + 39 * MINUTE + reach + 1));
    assertThat("a click may join the visit over midnight", memory.clicks(), hasSize(5));
    follow(4, view(6, midnight + 39 * MINUTE + reach + 2));
    assertThat("the day before it is over", memory.earliestForgotten(), is(NOON));
    assertThat("the day of its end is not", memory.clicks(), hasSize(5));
    follow(5, view(7, midnight + 24 * HOUR + reach));
    follow(6, view(8, midnight + 24 * HOUR + reach));
    assertThat("all of both days", memory.clicks().get(0).eventId(), is(view(4, 0).eventId()));
  }

  @Test
  void whenAVisitorWasThereIsToldOfWholeDays() {
    Attendance first = attendances(follow(1, paid(view(1, NOON)))).get(0);
    assertThat(first.before(), is(empty()));
    Attendance again = attendances(follow(2, paid(view(2, NOON + 2 * HOUR)))).get(0);
    assertThat(again.before(), equalTo(first.after()));
    assertThat(again.after(), contains(new Presence(PAID, List.of(NOON, NOON + 2 * HOUR))));
    assertThat(
        "in a minute that he was there in",
        attendances(follow(3, paid(view(3, NOON + 2 * HOUR + 1)))),
        is(empty()));
    Attendance nextDay = attendances(follow(4, paid(view(4, NOON + 24 * HOUR)))).get(0);
    assertThat(nextDay.before(), is(empty()));
    assertThat(nextDay.after(), contains(new Presence(PAID, List.of(NOON + 24 * HOUR))));
  }

  @Test
  void whoWasThereInTheMorningIsKnownInTheEveningHoweverLateThatIsTold() {
    follow(1, paid(view(1, NOON)));
    long fourDaysLater = NOON + 5 * HOUR + 96 * HOUR;
    follow(2, paid(view(2, fourDaysLater)));
    Attendance evening = attendances(follow(3, paid(view(3, NOON + 5 * HOUR)))).get(0);
    assertThat(evening.before(), contains(new Presence(PAID, List.of(NOON))));
    assertThat(evening.after(), contains(new Presence(PAID, List.of(NOON, NOON + 5 * HOUR))));
  }

  @Test
  void aVisitorIsThereByWhatBroughtHisVisitAndARobotIsNot() {
    follow(1, view(1, NOON));
    Click earlier = paid(view(2, NOON - MINUTE));
    Attendance moved = attendances(follow(2, earlier)).get(0);
    assertThat(moved.before(), is(empty()));
    assertThat(moved.after(), contains(new Presence(PAID, List.of(NOON - MINUTE, NOON))));
    Click[] rush = IntStream.range(3, 11).mapToObj(i -> view(i, NOON + i)).toArray(Click[]::new);
    Attendance gone = attendances(follow(3, rush)).get(0);
    assertThat(gone.before(), equalTo(moved.after()));
    assertThat(gone.after(), is(empty()));
  }

  @Test
  void aCollectorAheadOfTheTimeOfThePlanMakesNobodyForget() {
    follow(1, view(1, NOON), view(2, NOON).toBuilder().receivedAt(Long.MAX_VALUE / 2).build());
    assertThat(memory.newestInLast(), is(slice(1).plannedAtMillis()));
  }

  @Test
  void aClickFromBeforeTheMemorysReachIsStoredAndInNoVisit() {
    follow(1, view(1, NOON));
    Click old = view(2, NOON - 96 * HOUR - 1);
    List<Finding> findings = follow(2, old, view(3, NOON - 96 * HOUR));
    UUID storedId = ContentHash.derivedId(old.eventId(), old.position());
    assertThat(
        clicks(findings),
        contains(
            old.toBuilder()
                .eventId(storedId)
                .originalId(old.eventId())
                .remark(Remark.Subject.OUT_OF_REACH)
                .build(),
            view(3, NOON - 96 * HOUR)));
    assertThat(
        remarks(findings),
        contains(new Remark(old.position(), old.eventId(), Remark.Subject.OUT_OF_REACH)));
    assertThat(changes(findings).get(0).after().startedAt(), is(NOON - 96 * HOUR));
  }

  @Test
  void aFullMemoryTakesNoMoreAndMarksTheVisitThatFilledIt() {
    rules = rules.withMemoryLimit(3);
    List<Finding> findings =
        follow(1, view(1, NOON), view(2, NOON + 1), view(3, NOON + 2), view(4, NOON + 3));
    assertThat(clicks(findings), hasSize(4));
    assertThat(
        remarks(findings),
        contains(
            new Remark(view(3, 0).position(), view(3, 0).eventId(), Remark.Subject.FILLED),
            new Remark(view(4, 0).position(), view(4, 0).eventId(), Remark.Subject.OVERFLOWED)));
    assertThat(
        clicks(findings).stream().map(Click::remark).toList(),
        contains(null, null, Remark.Subject.FILLED, Remark.Subject.OVERFLOWED));
    Visit visit = changes(findings).get(0).after();
    assertThat(visit.events(), is(3));
    assertThat(visit.botIndicator(), is(RobotBehaviour.OVERFLOW));
    assertThat(
        "in the slice", duplicates(follow(1, view(4, NOON), again(view(4, NOON), 5))), hasSize(1));
  }

  @Test
  void aClickThatIsNotRememberedIsARowOfItsOwnEachTimeItIsStored() {
    rules = rules.withMemoryLimit(1);
    Click unremembered = view(2, NOON + 1);
    List<Click> stored = new ArrayList<>(clicks(follow(1, view(1, NOON), unremembered)));
    stored.addAll(clicks(follow(2, again(unremembered, 8))));
    assertThat(stored.stream().map(Click::eventId).distinct().toList(), hasSize(3));
    assertThat("a replay", clicks(follow(2, again(unremembered, 8))), contains(stored.get(2)));
    assertThat(stored.get(2).originalId(), is(unremembered.eventId()));
  }

  @Test
  void aFullMemoryEmptiesInTime() {
    rules = rules.withMemoryLimit(2);
    follow(1, view(1, NOON), view(2, NOON + 1));
    long later = NOON + 200 * HOUR;
    assertThat(remarks(follow(2, view(3, later))), hasSize(1));
    List<Finding> findings = follow(3, view(4, later + 1));
    assertThat(remarks(findings), is(empty()));
    assertThat(changes(findings).get(0).after().isBot(), is(false));
  }

  @Test
  void aMillionClicksOfARobotLeaveASmallMemoryAndAreAllAccountedFor() {
    int inSlice = 100_000;
    long overflowed = 0;
    for (int number = 0; number < 10; number++) {
      int first = number * inSlice;
      Click[] clicks =
          IntStream.range(first, first + inSlice)
              .mapToObj(i -> view(i, NOON + i))
              .toArray(Click[]::new);
      List<Finding> findings = follow(number + 1, clicks);
      assertThat("each is stored", clicks(findings), hasSize(inSlice));
      overflowed +=
          remarks(findings).stream()
              .filter(remark -> remark.subject() == Remark.Subject.OVERFLOWED)
              .count();
      assertThat(memory.clicks(), hasSize(rules.memoryLimit()));
      assertThat(VisitorMemoryCodec.toBytes(memory).length, lessThan(300_000));
    }
    assertThat(overflowed, is(1_000_000L - rules.memoryLimit()));
  }

  @Test
  void aLoginIsSaidOnceAndAgainByAReplay() {
    Click anonymous = view(1, NOON);
    Click login = loggedIn(view(2, NOON + HOUR), "u-1");
    assertThat(logins(follow(1, anonymous)), is(empty()));
    VisitorMemory before = memory;
    assertThat(logins(follow(2, login)), contains(new Login("v", "u-1")));
    assertThat("written", logins(follow(2, login)), contains(new Login("v", "u-1")));
    memory = before;
    assertThat("not written", logins(follow(2, login)), contains(new Login("v", "u-1")));
    assertThat(logins(follow(3, loggedIn(view(3, NOON + 2 * HOUR), "u-1"))), is(empty()));
    assertThat(
        logins(
            follow(
                4,
                loggedIn(view(4, NOON + 3 * HOUR), "u-1"),
                loggedIn(view(5, NOON + 3 * HOUR + 1), "u-2"))),
        contains(new Login("v", "u-2")));
  }

  @Test
  void theSilenceIsAnOption() {
    rules = rules.withSilence(Duration.ofMinutes(5));
    assertThat(changes(follow(1, view(1, NOON), view(2, NOON + 5 * MINUTE))), hasSize(2));
  }

  private List<Finding> follow(long number, Click... clicks) {
    List<Finding> findings = new ArrayList<>();
    VisitorMemory after =
        new VisitorFollower(slice(number), rules)
            .follow("v", memory, List.of(clicks), findings::add);
    memory = Objects.requireNonNullElse(after, memory);
    return findings;
  }

  private static List<Click> clicks(List<Finding> findings) {
    return only(Click.class, findings);
  }

  private static List<Duplicate> duplicates(List<Finding> findings) {
    return only(Duplicate.class, findings);
  }

  private static List<Remark> remarks(List<Finding> findings) {
    return only(Remark.class, findings);
  }

  private static Click loggedIn(Click click, String userId) {
    return click.toBuilder().userId(userId).build();
  }

  private static Click paid(Click click) {
    Device device = new Device("Firefox", "Linux", Device.DeviceClass.DESKTOP);
    return click.toBuilder().enrichment(new Enrichment(device, PAID, null)).build();
  }

  private static List<Attendance> attendances(List<Finding> findings) {
    return only(Attendance.class, findings);
  }

  private static List<Login> logins(List<Finding> findings) {
    return only(Login.class, findings);
  }

  private static List<VisitChange> changes(List<Finding> findings) {
    return only(VisitChange.class, findings);
  }

  private static <T> List<T> only(Class<T> type, List<Finding> findings) {
    return findings.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
