package io.footfall.web.storefront;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.footfall.model.Product;
import org.junit.jupiter.api.Test;

class CartTest {

  private static final Product TENT = new Product("1", "Tent", "Outdoor", 9_900L, "EUR", 1);
  private static final Product LAMP = new Product("2", "Lamp", "Home", 2_550L, "EUR", 1);

  @Test
  void addsUp() {
    Cart cart = Cart.empty().plus(TENT).plus(LAMP).plus(LAMP);
    assertThat(cart.pieces(), is(3));
    assertThat(cart.totalMinor(), is(15_000L));
    assertThat(cart.lines().size(), is(2));
  }

  @Test
  void losesTheLineWithItsLastPiece() {
    Cart cart = Cart.empty().plus(TENT).plus(LAMP).minus(TENT);
    assertThat(cart, is(Cart.empty().plus(LAMP)));
    assertThat(cart.minus(TENT), is(cart));
  }

  @Test
  void holdsNoMoreThanAShelf() {
    Cart cart = Cart.empty();
    for (int i = 0; i < 30; i++) {
      cart = cart.plus(TENT);
    }
    assertThat(cart.pieces(), is(Cart.MOST_PIECES_OF_A_LINE));
  }
}
