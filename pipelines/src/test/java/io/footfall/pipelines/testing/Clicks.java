package io.footfall.pipelines.testing;

import io.footfall.model.Campaign;
import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.Product;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.TrafficSource;
import java.util.UUID;

/** Clicks for tests: each a function of its number. */
public final class Clicks {

  public static final long DAY_START = 1_772_323_200_000L;

  private Clicks() {}

  /** A click of about 400 bytes, on 2026-03-01, of one of a thousand visitors. */
  public static Click click(int number) {
    return bare(number).toBuilder()
        .userId("u-" + number % 1_000)
        .page(
            new Page("https://shop.example/p/" + number % 500, "Boots", "https://search.example/"))
        .userAgent("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36")
        .ip("198.51.100.7")
        .geo(new Geo("DE", "Berlin"))
        .screen("1920x1080")
        .enrichment(
            new Enrichment(
                new Device("Chrome", "Linux", Device.DeviceClass.DESKTOP),
                new TrafficSource("google", "organic", null, "Organic Search"),
                null))
        .build();
  }

  /** With every part that a click can have. */
  public static Click full(int number) {
    return click(number).toBuilder()
        .eventType(EventType.PURCHASE)
        .sentAt(DAY_START + 2)
        .clockSkewMillis(-5)
        .product(new Product("42", "Boots", "Shoes", 8_990L, "EUR", 2))
        .order(new Order("o-9", 17_980, "EUR"))
        .searchTerm("winter boots")
        .campaign(new Campaign("newsletter", "email", "spring"))
        .demographics(new Demographics("25-34", "f"))
        .consent(new Consent(true, true))
        .extra("{\"ab_test\":\"b\"}")
        .originalId(new UUID(0x4001L, number))
        .remark(Remark.Subject.OUT_OF_REACH)
        .build();
  }

  /** With no more than a click must have. */
  public static Click bare(int number) {
    return Click.builder()
        .position(new RecordPosition("clicks", number % 4, number / 4))
        .eventId(new UUID(0x4000L, number))
        .eventType(EventType.PAGE_VIEW)
        .occurredAt(DAY_START + number % 86_400_000)
        .receivedAt(DAY_START + number % 86_400_000 + 50)
        .visitorId("v-" + number % 1_000)
        .consent(new Consent(true, false))
        .build();
  }
}
