package io.footfall.offers.model;

import java.io.Serializable;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a visitor looked at and left, as the clicks have it: whoever can send clicks wrote these
 * texts.
 *
 * @param topCategory the category of which most products were looked at, the alphabet's first of
 *     several; null where no product was
 * @param cart products put into the cart and neither taken out nor bought, the last put in first
 */
public record Interests(@Nullable String topCategory, List<Item> cart) implements Serializable {

  /** A product, by its id and name; the name is null where no click gave it. */
  public record Item(String productId, @Nullable String name) implements Serializable {}

  public Interests {
    cart = List.copyOf(cart);
  }

  /** Of nobody in particular. */
  public static Interests none() {
    return new Interests(null, List.of());
  }
}
