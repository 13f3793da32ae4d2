package io.footfall.web.storefront;

import io.footfall.model.Product;
import java.util.List;

/** A cart as a page shows it. */
record CartView(List<Line> lines, int pieces, String total) {

  private static final String CURRENCY = "EUR";

  /**
   * A line, with the price of all its pieces.
   *
   * @param bought what the tracker is told when they are bought
   */
  record Line(ProductView product, int pieces, String total, boolean mayGrow, String bought) {}

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
        line.pieces() < Cart.MOST_PIECES_OF_A_LINE,
        WireJson.of(withQuantity(line.product(), line.pieces())));
  }

  private static Product withQuantity(Product product, int quantity) {
    return new Product(
        product.id(),
        product.name(),
        product.category(),
        product.priceMinor(),
        product.currency(),
        quantity);
  }
}
