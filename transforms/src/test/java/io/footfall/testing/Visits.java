package io.footfall.testing;

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

/** Visits for tests that need some visit, whatever is in it. */
public final class Visits {

  private Visits() {}

  /** One click without anything to it. */
  public static Visit bare(String visitorId, long at) {
    return new Visit(
        visitorId,
        null,
        at,
        at,
        1,
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

  /** A visit of a minute with every part present. */
  public static Visit full(String visitorId, long at) {
    return new Visit(
        visitorId,
        "user-1",
        at,
        at + 60_000,
        4,
        List.of(new PageStay("https://shop.example/a", at, 5_000L), new PageStay("", at + 5, null)),
        List.of(
            new VisitOrder(new Order("o-1", 4_990, "EUR"), at + 10, false),
            new VisitOrder(new Order("o-0", -990, "EUR"), at + 11, true)),
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
