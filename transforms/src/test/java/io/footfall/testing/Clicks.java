package io.footfall.testing;

import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.EventType;
import io.footfall.model.Page;
import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.List;
import java.util.UUID;

/** Plain clicks and slices for tests that care about one thing in them. */
public final class Clicks {

  /** 2026-03-01T12:00:00Z. */
  public static final long NOON = 1_772_366_400_000L;

  public static final long MINUTE = 60_000;
  public static final long HOUR = 60 * MINUTE;

  private Clicks() {}

  /**
   * A view of page {@code /number} by visitor v, received at once; the number is also its event id
   * and its offset.
   */
  public static Click view(int number, long at) {
    return click(number, at, EventType.PAGE_VIEW);
  }

  /** As {@link #view}, of another type. */
  public static Click click(int number, long at, EventType type) {
    return Click.builder()
        .position(new RecordPosition("clicks", 0, number))
        .eventId(new UUID(7, number))
        .eventType(type)
        .occurredAt(at)
        .receivedAt(at)
        .visitorId("v")
        .page(new Page("/" + number, null, null))
        .consent(new Consent(true, false))
        .build();
  }

  /** The same click again, in another record and sent again a second later. */
  public static Click again(Click click, int offset) {
    return click.toBuilder()
        .position(new RecordPosition("clicks", 0, offset))
        .sentAt(click.receivedAt() + 900)
        .receivedAt(click.receivedAt() + 1_000)
        .occurredAt(click.occurredAt() + 3)
        .clockSkewMillis(click.clockSkewMillis() + 3)
        .build();
  }

  /** A slice planned a year after {@link #NOON}. */
  public static Slice slice(long number) {
    return new Slice(
        "clicks/test",
        number,
        NOON + 365 * 24 * HOUR,
        List.of(new SliceRange("clicks", 0, number, number + 1)));
  }
}
