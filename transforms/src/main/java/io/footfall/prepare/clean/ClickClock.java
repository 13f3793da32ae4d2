package io.footfall.prepare.clean;

import io.footfall.model.Click;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Says when a click happened, by the collector's clock instead of the device's, and whether that is
 * within the window. As Snowplow does: {@code received_at - (sent_at - occurred_at)}, which
 * supposes that sending takes no time; when the device says it sent the click before it happened,
 * its clock was set in between and {@code received_at} is the best guess. Without {@code sent_at}
 * the device's time stands.
 */
record ClickClock(long maxLatenessMillis, long futureToleranceMillis) implements Serializable {

  static ClickClock by(CleaningRules rules) {
    return new ClickClock(rules.maxLateness().toMillis(), rules.futureTolerance().toMillis());
  }

  /** The corrected time, in milliseconds; refused as too late or from the future. */
  long occurredAt(Click click, long plannedAtMillis) throws RefusedClick {
    long occurredAt = corrected(click);
    long lateness = click.receivedAt() - occurredAt;
    if (lateness > maxLatenessMillis) {
      throw new RefusedClick(
          RejectReason.TOO_LATE,
          "occurred_at is "
              + Duration.ofMillis(lateness)
              + " before received_at; --maxLateness allows "
              + Duration.ofMillis(maxLatenessMillis));
    }
    requireNotAfter("received_at", click.receivedAt(), occurredAt);
    requireNotAfter("the time of the slice's plan", plannedAtMillis, occurredAt);
    return occurredAt;
  }

  private static long corrected(Click click) {
    Long sentAt = click.sentAt();
    if (sentAt == null) {
      return click.occurredAt();
    }
    return click.receivedAt() - Math.max(0, sentAt - click.occurredAt());
  }

  private void requireNotAfter(String limit, long limitMillis, long occurredAt)
      throws RefusedClick {
    if (occurredAt - limitMillis > futureToleranceMillis) {
      throw new RefusedClick(
          RejectReason.FROM_THE_FUTURE,
          "occurred_at, "
              + Instant.ofEpochMilli(occurredAt)
              + ", is after "
              + limit
              + ", "
              + Instant.ofEpochMilli(limitMillis)
              + "; check the clock of whoever sent it");
    }
  }
}
