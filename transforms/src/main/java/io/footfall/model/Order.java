package io.footfall.model;

import java.io.Serializable;

/**
 * An order; the total is in minor units of the currency (cents) and may be negative only for a
 * refund.
 */
public record Order(String id, long totalMinor, String currency) implements Serializable {

  /** Beyond any basket, and so little that nine thousand of them add up without overflowing. */
  public static final long MOST_MINOR = 1_000_000_000_000_000L;
}
