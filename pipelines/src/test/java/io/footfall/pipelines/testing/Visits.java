package io.footfall.pipelines.testing;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.Order;
import io.footfall.model.PageStay;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
import io.footfall.model.VisitOrder;
import java.util.List;

/** Visits for tests. */
public final class Visits {

  private Visits() {}

  /** With no more than a visit must have. */
  public static Visit bare(String visitorId, long at, int events) {
    return new Visit(
        visitorId,
        null,
        at,
        at + events,
        events,
        List.of(),
        List.of(),
        List.of(),
        0,
        FunnelStep.ARRIVAL,
        null,
        null,
        null,
        null,
        null,
        false,
        null);
  }

  /** With every part that a visit can have. */
  public static Visit full(String visitorId, long at, int events) {
    return new Visit(
        visitorId,
        "user-1",
        at,
        at + events,
        events,
        List.of(
            new PageStay("https://shop.example/a", at, 5L),
            new PageStay("https://shop.example/b", at + 5, null)),
        List.of(
            new VisitOrder(new Order("o-1", 4_990, "EUR"), at + 6, false),
            new VisitOrder(new Order("o-0", -990, "EUR"), at + 7, true)),
        List.of(
            new VisitItem(EventType.PRODUCT_VIEW, "p-1", at),
            new VisitItem(EventType.SEARCH, "boots", at + 5)),
        42_000,
        FunnelStep.PURCHASE,
        new TrafficSource("google", "cpc", "spring", "Paid Search"),
        "DE",
        "Berlin",
        new Device("Firefox", "Linux", Device.DeviceClass.DESKTOP),
        new Demographics("25-34", "f"),
        true,
        "headless");
  }
}
