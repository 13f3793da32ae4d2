package io.footfall.web.storefront;

import io.footfall.model.Product;
import java.util.ArrayList;
import java.util.List;

/** What a shopper means to buy. Immutable; a product stands in one line, in the order of adding. */
record Cart(List<Line> lines) {

  static final int MOST_PIECES_OF_A_LINE = 20;
  private static final Cart EMPTY = new Cart(List.of());

  /** A product, and how many pieces of it. */
  record Line(Product product, int pieces) {

    long totalMinor() {
      return product.priceMinor() * pieces;
    }
  }

  Cart {
    lines = List.copyOf(lines);
  }

  static Cart empty() {
    return EMPTY;
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  int pieces() {
    return lines.stream().mapToInt(Line::pieces).sum();
  }

  long totalMinor() {
    return lines.stream().mapToLong(Line::totalMinor).sum();
  }

  /** One piece more, up to twenty of a product. */
  Cart plus(Product product) {
    List<Line> changed = new ArrayList<>(lines);
    for (int i = 0; i < changed.size(); i++) {
      Line line = changed.get(i);
      if (line.product().id().equals(product.id())) {
        changed.set(i, new Line(product, Math.min(MOST_PIECES_OF_A_LINE, line.pieces() + 1)));
        return new Cart(changed);
      }
    }
    changed.add(new Line(product, 1));
    return new Cart(changed);
  }

  /** One piece less; nothing changes where there is none. */
  Cart minus(Product product) {
    List<Line> changed = new ArrayList<>();
    for (Line line : lines) {
      int pieces = line.product().id().equals(product.id()) ? line.pieces() - 1 : line.pieces();
      if (pieces > 0) {
        changed.add(new Line(line.product(), pieces));
      }
    }
    return new Cart(changed);
  }
}
