package io.footfall.web.storefront;

import java.util.List;

/** A cart as a page shows it. */
record CartView(List<Line> lines, int pieces, String total) {

  private static final String CURRENCY = "EUR";

  /** A line, with the price of all its pieces. */
  record Line(ProductView product, int pieces, String total, boolean mayGrow) {}

  static CartView of(Cart cart) {
    return new CartView(
        cart.lines().stream().map(CartView::line).toList(),
        cart.pieces(),
        Money.text(cart.totalMinor(), CURRENCY));
  }

  private static Line line(Cart.Line line) {
    return new Line(
        ProductView.of(line.product()),
        line.pieces(),
        Money.text(line.totalMinor(), line.product().currency()),
        line.pieces() < Cart.MOST_PIECES_OF_A_LINE);
  }
}
