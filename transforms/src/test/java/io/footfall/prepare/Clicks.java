package io.footfall.prepare;

import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.EventType;
import io.footfall.model.Page;
import io.footfall.model.RecordPosition;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Small clicks to start a test from. */
public final class Clicks {

  /** When each of them happened and was received. */
  public static final long NOON = 1_772_366_400_000L;

  private Clicks() {}

  /** A page view with the least that is required. */
  public static Click view() {
    return Click.builder()
        .position(new RecordPosition("clicks", 0, 1))
        .eventId(UUID.fromString("0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f"))
        .eventType(EventType.PAGE_VIEW)
        .occurredAt(NOON)
        .receivedAt(NOON)
        .visitorId("v-1")
        .page(new Page("https://shop.example/", null, null))
        .consent(new Consent(true, false))
        .build();
  }

  /** A view of that page, come from there. */
  public static Click viewOf(String url, @Nullable String referrer) {
    return view().toBuilder().page(new Page(url, null, referrer)).build();
  }
}
