package io.footfall.web.storefront;

/** An order: its number and what was bought. */
record PlacedOrder(String id, Cart cart) {}
