package io.footfall.model;

import java.io.Serializable;

/**
 * An order placed, or taken back, during a visit. A repeated page of thanks repeats the order's id
 * and is the same order.
 *
 * @param at when, milliseconds since 1970
 * @param refund whether money goes back; the order's total then counts against the revenue,
 *     whatever its sign
 */
public record VisitOrder(Order order, long at, boolean refund) implements Serializable {

  /** What the shop gains or, in a refund, loses, in minor units of the order's currency. */
  public long revenueMinor() {
    return refund ? -Math.abs(order.totalMinor()) : order.totalMinor();
  }
}
