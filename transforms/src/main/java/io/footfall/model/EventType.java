package io.footfall.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a visitor did. The names on the wire are lower-case ({@code page_view}) and follow GA4 and
 * Snowplow.
 */
public enum EventType {
  PAGE_VIEW,
  /**
   * The page is still being looked at: a heartbeat, Snowplow's {@code page_ping}. Engaged time,
   * never a view.
   */
  PAGE_PING,
  PRODUCT_VIEW,
  LIST_VIEW,
  SEARCH,
  ADD_TO_CART,
  REMOVE_FROM_CART,
  CHECKOUT_STEP,
  PURCHASE,
  REFUND,
  SIGN_UP,
  EMAIL_OPT_OUT;

  private static final Map<String, EventType> BY_WIRE_NAME = new HashMap<>();

  static {
    for (EventType type : values()) {
      BY_WIRE_NAME.put(type.wireName(), type);
    }
  }

  private final String wireName = name().toLowerCase(java.util.Locale.ROOT);

  /** As it stands in a click's {@code event_type}. */
  public String wireName() {
    return wireName;
  }

  /**
   * Whether a page was shown: the events that count as views and that time on page is measured
   * between.
   */
  public boolean isView() {
    return this == PAGE_VIEW || this == PRODUCT_VIEW || this == LIST_VIEW || this == SEARCH;
  }

  /** The type of that name, or empty: an unknown name is the caller's to reject. */
  public static Optional<EventType> fromWireName(String name) {
    return Optional.ofNullable(BY_WIRE_NAME.get(name));
  }
}
