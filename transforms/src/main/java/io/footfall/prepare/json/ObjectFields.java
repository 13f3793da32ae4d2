package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonToken;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Walks the fields of one JSON object: gives those of the contract one after the other, keeps the
 * unknown ones aside, refuses a name that comes twice. A field's value is read by {@link #value} or
 * {@link #part} before the next field; {@code null} counts as absent.
 */
final class ObjectFields<F extends Enum<F>> {

  private final JsonInput input;
  private final FieldNames<F> names;
  private final @Nullable ObjectFields<?> parent;
  private final EnumSet<F> seen;
  private final FieldValue value;
  private @Nullable F current;
  private @Nullable UnknownFields unknown;
  private @Nullable Map<F, String> unknownInParts;

  private ObjectFields(JsonInput input, FieldNames<F> names, @Nullable ObjectFields<?> parent) {
    this.input = input;
    this.names = names;
    this.parent = parent;
    this.seen = names.none();
    this.value = new FieldValue(input, this);
  }

  /** The fields of the object that the input starts with. */
  static <F extends Enum<F>> ObjectFields<F> of(JsonInput input, FieldNames<F> names) {
    return new ObjectFields<>(input, names, null);
  }

  /** The next field that the contract knows, or null after the last. */
  @Nullable F next() throws RefusedClick, IOException {
    String name = input.parser().nextFieldName();
    while (name != null) {
      F field = names.find(name);
      if (field != null) {
        current = field;
        if (!seen.add(field)) {
          throw UnknownFields.duplicate(path());
        }
        input.parser().nextToken();
        return field;
      }
      if (unknown == null) {
        unknown = new UnknownFields(input);
      }
      unknown.keep(name);
      name = input.parser().nextFieldName();
    }
    current = null;
    if (parent != null) {
      parent.keepUnknownOfPart(extra());
    }
    return null;
  }

  /** Reads the current field's value. */
  FieldValue value() {
    return value;
  }

  /** Walks the current field's value, an object; null when it is {@code null}. */
  <G extends Enum<G>> @Nullable ObjectFields<G> part(FieldNames<G> partNames) throws RefusedClick {
    JsonToken token = input.parser().currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw FieldValue.wrongType(path(), "an object", token);
    }
    return new ObjectFields<>(input, partNames, this);
  }

  /** The value, or a refusal that names the field when it is absent. */
  <T> T required(@Nullable T fieldValue, F field) throws RefusedClick {
    if (fieldValue == null) {
      throw new RefusedClick(RejectReason.MISSING_FIELD, pathOf(field) + " is missing");
    }
    return fieldValue;
  }

  /** Whether the object has a field of that name outside of the contract. */
  boolean hasUnknown(String name) {
    return unknown != null && unknown.has(name);
  }

  /**
   * All that is outside of the contract, as one JSON object: first, under their part's name and in
   * the contract's order, the unknown fields of parts, then this object's own in the order they
   * came; values as they were written. Null when there is nothing.
   */
  @Nullable String extra() {
    if (unknown == null && unknownInParts == null) {
      return null;
    }
    StringBuilder extra = new StringBuilder("{");
    if (unknownInParts != null) {
      unknownInParts.forEach(
          (part, object) -> UnknownFields.append(extra, names.nameOf(part).getValue(), object));
    }
    if (unknown != null) {
      unknown.appendTo(extra);
    }
    return extra.append('}').toString();
  }

  private void keepUnknownOfPart(@Nullable String object) {
    if (object != null) {
      if (unknownInParts == null) {
        unknownInParts = new EnumMap<>(current.getDeclaringClass());
      }
      unknownInParts.put(current, object);
    }
  }

  /** The current field as messages call it: {@code page.url}. */
  String path() {
    return pathOf(current);
  }

  String pathOf(F field) {
    String name = names.nameOf(field).getValue();
    return parent == null ? name : parent.path() + "." + name;
  }
}
