package io.footfall.prepare.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The names of an object's fields: those of an enum's constants in lower case ({@code PRICE_MINOR}
 * is {@code price_minor}). The order of the constants is the order in which they are written.
 */
final class FieldNames<F extends Enum<F>> {

  private final Class<F> type;
  private final Map<String, F> byName = new HashMap<>();
  private final Map<F, SerializableString> names;

  private FieldNames(Class<F> type) {
    this.type = type;
    this.names = new EnumMap<>(type);
    for (F field : type.getEnumConstants()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      byName.put(name, field);
      names.put(field, new SerializedString(name));
    }
  }

  static <F extends Enum<F>> FieldNames<F> of(Class<F> type) {
    return new FieldNames<>(type);
  }

  /** The field of that name, or null when the contract has none. */
  @Nullable F find(String name) {
    return byName.get(name);
  }

  SerializableString nameOf(F field) {
    return names.get(field);
  }

  EnumSet<F> none() {
    return EnumSet.noneOf(type);
  }
}
