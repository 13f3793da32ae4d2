package io.footfall.model;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * An unbroken stay of one visitor. Named by the visitor and its start: a late click before the
 * start makes another visit of it.
 *
 * @param userId who was logged in last during the visit; the clicks before the login are his too
 * @param startedAt the first click, milliseconds since 1970
 * @param endedAt the last click
 * @param events clicks of every type
 * @param stays the pages shown, in order, one for each view
 * @param orders placed and taken back, in order, each once
 * @param items products looked at, put into the cart and so on, and searches, in order
 * @param engagedMillis the time with signs of life: every pause between two clicks, up to {@link
 *     #ATTENTION_MILLIS} of it
 * @param reached the furthest step of the funnel
 * @param source what brought the visitor: the traffic source of the first click
 * @param country of the first click that has one; so are the city, the device and the demographics
 * @param first whether the visitor was never seen before it
 * @param botIndicator the first sign that a robot is at work; null for a person's visit
 */
public record Visit(
    String visitorId,
    @Nullable String userId,
    long startedAt,
    long endedAt,
    int events,
    List<PageStay> stays,
    List<VisitOrder> orders,
    List<VisitItem> items,
    long engagedMillis,
    FunnelStep reached,
    @Nullable TrafficSource source,
    @Nullable String country,
    @Nullable String city,
    @Nullable Device device,
    @Nullable Demographics demographics,
    boolean first,
    @Nullable String botIndicator)
    implements Serializable {

  /** Who gives no sign for longer is taken to have looked away. */
  public static final long ATTENTION_MILLIS = 60_000;

  private static final long ENGAGED_FROM_MILLIS = 10_000;

  public Visit {
    stays = List.copyOf(stays);
    orders = List.copyOf(orders);
    items = List.copyOf(items);
    if (endedAt < startedAt || events < 1) {
      throw new IllegalArgumentException(
          "A visit has a click at its start and none after its end: " + visitorId + " " + events);
    }
  }

  public int views() {
    return stays.size();
  }

  public long lengthMillis() {
    return endedAt - startedAt;
  }

  /** The first page shown; null when none was. */
  public @Nullable String entryUrl() {
    return stays.isEmpty() ? null : stays.get(0).url();
  }

  /** The last page shown; null when none was. */
  public @Nullable String exitUrl() {
    return stays.isEmpty() ? null : stays.get(stays.size() - 1).url();
  }

  public boolean converted() {
    return reached == FunnelStep.PURCHASE;
  }

  /**
   * Ten seconds, two views or a purchase, as GA4 counts engaged sessions
   * (https://support.google.com/analytics/answer/12195621).
   */
  public boolean engaged() {
    return engagedMillis >= ENGAGED_FROM_MILLIS || views() >= 2 || converted();
  }

  /** The opposite of engaged, as GA4 has it. */
  public boolean bounced() {
    return !engaged();
  }

  public boolean isBot() {
    return botIndicator != null;
  }

  /** What the visit's orders bring less what its refunds take back, in minor units. */
  public Map<String, Long> revenueByCurrency() {
    Map<String, Long> revenue = new TreeMap<>();
    for (VisitOrder order : orders) {
      revenue.merge(order.order().currency(), order.revenueMinor(), Long::sum);
    }
    return revenue;
  }
}
