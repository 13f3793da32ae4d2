package io.footfall.web.storefront;

import io.footfall.model.Order;

/**
 * An order as a page shows it.
 *
 * @param json what the tracker is told
 */
record OrderView(String id, CartView cart, String json) {

  static OrderView of(PlacedOrder order) {
    return new OrderView(
        order.id(),
        CartView.of(order.cart()),
        WireJson.of(new Order(order.id(), order.cart().totalMinor(), "EUR")));
  }
}
