package io.footfall.model;

import java.util.Locale;

/**
 * How far towards a purchase a visit came, in the order of a shop. A visit that reached a step
 * counts as having passed those before it, whichever way it took.
 */
public enum FunnelStep {
  ARRIVAL,
  LIST,
  PRODUCT,
  CART,
  CHECKOUT,
  PURCHASE;

  /** As it stands in figures: {@code checkout}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The step that a click of this type reaches. */
  public static FunnelStep of(EventType type) {
    return switch (type) {
      case LIST_VIEW, SEARCH -> LIST;
      case PRODUCT_VIEW -> PRODUCT;
      case ADD_TO_CART -> CART;
      case CHECKOUT_STEP -> CHECKOUT;
      case PURCHASE -> PURCHASE;
      case PAGE_VIEW, PAGE_PING, REMOVE_FROM_CART, REFUND, SIGN_UP, EMAIL_OPT_OUT -> ARRIVAL;
    };
  }
}
