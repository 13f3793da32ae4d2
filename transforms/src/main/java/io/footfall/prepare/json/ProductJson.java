package io.footfall.prepare.json;

import io.footfall.model.Order;
import io.footfall.model.Product;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The product: an id, and perhaps a name, a category, a price (never negative) and a quantity (1
 * when absent).
 */
final class ProductJson {

  private enum Field {
    ID,
    NAME,
    CATEGORY,
    PRICE_MINOR,
    CURRENCY,
    QUANTITY
  }

  /** A million pieces: beyond any basket. */
  private static final int MOST_PIECES = 1_000_000;

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private ProductJson() {}

  static @Nullable Product read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String id = null;
    String name = null;
    String category = null;
    Long priceMinor = null;
    String currency = null;
    Long quantity = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case ID -> id = fields.value().text();
        case NAME -> name = fields.value().text();
        case CATEGORY -> category = fields.value().text();
        case PRICE_MINOR -> priceMinor = fields.value().wholeNumber(0, Order.MOST_MINOR);
        case CURRENCY -> currency = fields.value().text();
        case QUANTITY -> quantity = fields.value().wholeNumber(1, MOST_PIECES);
      }
    }
    return new Product(
        fields.required(id, Field.ID),
        name,
        category,
        priceMinor,
        currency,
        quantity == null ? 1 : Math.toIntExact(quantity));
  }

  static void write(Product product, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.ID), product.id());
    out.text(NAMES.nameOf(Field.NAME), product.name());
    out.text(NAMES.nameOf(Field.CATEGORY), product.category());
    out.number(NAMES.nameOf(Field.PRICE_MINOR), product.priceMinor());
    out.text(NAMES.nameOf(Field.CURRENCY), product.currency());
    out.number(NAMES.nameOf(Field.QUANTITY), (long) product.quantity());
  }
}
