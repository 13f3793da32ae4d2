package io.footfall.figures;

import java.util.Locale;

/**
 * What a tally sums up. The stored form knows a measure by {@link #code}: it never changes, and the
 * code of one that is taken out is never given again. Money is in minor units of the currency that
 * the figure is named after, times are in milliseconds.
 */
public enum Measure {
  /** Clicks of every type. */
  EVENTS(0),
  VIEWS(1),
  PRODUCT_VIEWS(2),
  LIST_VIEWS(3),
  SEARCHES(4),
  CART_ADDITIONS(5),
  CART_REMOVALS(6),
  CHECKOUT_STEPS(7),
  PURCHASES(8),
  SIGN_UPS(9),
  /** Robots' clicks; no other measure counts them. */
  BOT_EVENTS(10),
  VISITS(11),
  /** Visits of visitors never seen before. */
  FIRST_VISITS(12),
  /** Visits of ten seconds, two views or a purchase; the others bounced. */
  ENGAGED_VISITS(13),
  CONVERTED_VISITS(14),
  /** From the first to the last click of visits. */
  VISIT_MILLIS(15),
  ENGAGED_MILLIS(16),
  /** Visits of robots; no other measure counts them. */
  BOT_VISITS(17),
  /** Looks at the page whose length is known. */
  DWELLS(18),
  DWELL_MILLIS(19),
  /** Visits that began on the page. */
  ENTRIES(20),
  /** Visits that ended on the page. */
  EXITS(21),
  ORDERS(22),
  REFUNDS(23),
  /** Orders less refunds. */
  REVENUE_MINOR(24),
  /** Robots' views; no other measure counts them. */
  BOT_VIEWS(25),
  /** Visitors of a cohort who came (again) so long after their first visit. */
  RETURNED(26),
  /**
   * Visitors who were there in the minute, hour or day, each once: exact, and counted for each of
   * these by itself, as those of an hour are not the sum of its minutes'. Of kinds that are counted
   * by visits; where clicks are counted, a set of visitors stands for it.
   */
  VISITORS(27);

  private final int code;
  private final String wireName = name().toLowerCase(Locale.ROOT);

  Measure(int code) {
    this.code = code;
  }

  /** As it stands in documents: {@code views}. */
  public String wireName() {
    return wireName;
  }

  /** Whether that of an hour is the sum of its minutes'. */
  boolean addsUpOverTime() {
    return this != VISITORS;
  }

  int code() {
    return code;
  }
}
