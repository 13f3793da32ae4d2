package io.footfall.prepare.clean;

import static io.footfall.prepare.Clicks.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import io.footfall.prepare.Clicks;
import io.footfall.prepare.RefusedClick;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClickClockTest {

  private static final long DAYS_3 = 259_200_000;
  private static final long MINUTE = 60_000;
  private static final long MUCH_LATER = NOON + 10 * DAYS_3;

  private static final CleanClicks CLEAN = CleanClicks.by(CleaningRules.defaults());

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 3_600_000, -3_600_000, 40 * DAYS_3, -40 * DAYS_3})
  void theDevicesClockMayBeWrongByAnything(long wrongBy) throws RefusedClick {
    Click click = click(NOON - 5_000 + wrongBy, NOON - 2_000 + wrongBy, NOON);
    Click cleaned = CLEAN.apply(click, MUCH_LATER);
    assertThat(cleaned.occurredAt(), is(NOON - 3_000));
    assertThat(cleaned.clockSkewMillis(), is(2_000 - wrongBy));
  }

  @Test
  void sentBeforeItHappenedIsReceivedAtBest() throws RefusedClick {
    Click cleaned = CLEAN.apply(click(NOON, NOON - 9_999, NOON + 7), MUCH_LATER);
    assertThat(cleaned.occurredAt(), is(NOON + 7));
    assertThat(cleaned.clockSkewMillis(), is(7L));
  }

  @Test
  void withoutATimeOfSendingTheTimeStands() throws RefusedClick {
    Click cleaned = CLEAN.apply(click(NOON - 77, null, NOON), MUCH_LATER);
    assertThat(cleaned.occurredAt(), is(NOON - 77));
    assertThat(cleaned.clockSkewMillis(), is(0L));
  }

  @Test
  void threeDaysAreNotTooLateAndAMillisecondMoreIs() throws RefusedClick {
    assertThat(
        CLEAN.apply(click(NOON - DAYS_3, null, NOON), MUCH_LATER).occurredAt(), is(NOON - DAYS_3));
    refuses(click(NOON - DAYS_3 - 1, null, NOON), MUCH_LATER, RejectReason.TOO_LATE, "PT72H");
  }

  @Test
  void latenessIsJudgedAfterTheSkewIsTakenOff() throws RefusedClick {
    long wrongBy = -40 * DAYS_3;
    Click justInTime = click(NOON - DAYS_3 + wrongBy, NOON + wrongBy, NOON);
    assertThat(CLEAN.apply(justInTime, MUCH_LATER).occurredAt(), is(NOON - DAYS_3));
    Click tooLate = click(NOON - DAYS_3 - 1 + wrongBy, NOON + wrongBy, NOON);
    refuses(tooLate, MUCH_LATER, RejectReason.TOO_LATE, "received_at");
  }

  @Test
  void aMinuteAfterItsReceiptIsToleratedAndAMillisecondMoreIsNot() throws RefusedClick {
    assertThat(
        CLEAN.apply(click(NOON + MINUTE, null, NOON), MUCH_LATER).occurredAt(), is(NOON + MINUTE));
    refuses(
        click(NOON + MINUTE + 1, null, NOON),
        MUCH_LATER,
        RejectReason.FROM_THE_FUTURE,
        "is after received_at");
  }

  @Test
  void aMinuteAfterThePlanIsToleratedAndAMillisecondMoreIsNot() throws RefusedClick {
    Click click = click(NOON, null, NOON);
    assertThat(CLEAN.apply(click, NOON - MINUTE).occurredAt(), is(NOON));
    refuses(click, NOON - MINUTE - 1, RejectReason.FROM_THE_FUTURE, "the slice's plan");
  }

  private static Click click(long occurredAt, @Nullable Long sentAt, long receivedAt) {
    return Clicks.view().toBuilder()
        .occurredAt(occurredAt)
        .sentAt(sentAt)
        .receivedAt(receivedAt)
        .build();
  }

  private static void refuses(Click click, long plannedAt, RejectReason reason, String named) {
    RefusedClick refusal = assertThrows(RefusedClick.class, () -> CLEAN.apply(click, plannedAt));
    assertThat(refusal.reason(), is(reason));
    assertThat(refusal.getMessage(), containsString("occurred_at"));
    assertThat(refusal.getMessage(), containsString(named));
  }
}
