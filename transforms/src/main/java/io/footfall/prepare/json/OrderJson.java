package io.footfall.prepare.json;

import io.footfall.model.Order;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The order: all of its fields must be there. */
final class OrderJson {

  private enum Field {
    ID,
    TOTAL_MINOR,
    CURRENCY
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private OrderJson() {}

  static @Nullable Order read(ObjectFields<?> parent) throws RefusedClick, IOException {
    ObjectFields<Field> fields = parent.part(NAMES);
    if (fields == null) {
      return null;
    }
    String id = null;
    Long totalMinor = null;
    String currency = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case ID -> id = fields.value().text();
        case TOTAL_MINOR ->
            totalMinor = fields.value().wholeNumber(-Order.MOST_MINOR, Order.MOST_MINOR);
        case CURRENCY -> currency = fields.value().text();
      }
    }
    return new Order(
        fields.required(id, Field.ID),
        fields.required(totalMinor, Field.TOTAL_MINOR),
        fields.required(currency, Field.CURRENCY));
  }

  static void write(Order order, JsonOutput out) throws IOException {
    out.text(NAMES.nameOf(Field.ID), order.id());
    out.number(NAMES.nameOf(Field.TOTAL_MINOR), order.totalMinor());
    out.text(NAMES.nameOf(Field.CURRENCY), order.currency());
  }
}
