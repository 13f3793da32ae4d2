package io.footfall.web.storefront;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What the shop knows of one session. Immutable.
 *
 * @param orders the latest first, twenty at most
 * @param news what the next page tells, once
 */
record Shopper(
    Cart cart, @Nullable Account account, List<PlacedOrder> orders, @Nullable News news) {

  /** What happened just before a page, to be told on it and not again when it is reloaded. */
  enum News {
    ADDED,
    ORDERED,
    SIGNED_UP,
    OPTED_IN,
    OPTED_OUT
  }

  private static final int MOST_ORDERS = 20;
  private static final Shopper NEW = new Shopper(Cart.empty(), null, List.of(), null);

  Shopper {
    orders = List.copyOf(orders);
  }

  /** Nobody yet. */
  static Shopper unknown() {
    return NEW;
  }

  Shopper withCart(Cart changed) {
    return new Shopper(changed, account, orders, news);
  }

  Shopper withAccount(@Nullable Account changed) {
    return new Shopper(cart, changed, orders, news);
  }

  Shopper withNews(@Nullable News changed) {
    return new Shopper(cart, account, orders, changed);
  }

  /** The cart, bought. */
  Shopper withOrder(String id) {
    List<PlacedOrder> more = new ArrayList<>(List.of(new PlacedOrder(id, cart)));
    more.addAll(orders.subList(0, Math.min(orders.size(), MOST_ORDERS - 1)));
    return new Shopper(Cart.empty(), account, more, News.ORDERED);
  }

  Optional<PlacedOrder> order(String id) {
    return orders.stream().filter(order -> order.id().equals(id)).findFirst();
  }
}
