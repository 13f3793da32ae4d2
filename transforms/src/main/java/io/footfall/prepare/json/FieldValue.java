package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads the value of the field that {@link ObjectFields} stands at, as one type and no other: a
 * number in quotes is no number. Every method gives null for {@code null}, and refuses with the
 * field's path and what it should be.
 */
final class FieldValue {

  /** The last millisecond of the year 9999. */
  private static final long LAST_TIME = 253_402_300_799_999L;

  private final JsonInput input;
  private final ObjectFields<?> at;

  FieldValue(JsonInput input, ObjectFields<?> at) {
    this.input = input;
    this.at = at;
  }

  /** A string without control characters and lone surrogates. */
  @Nullable String text() throws RefusedClick, IOException {
    JsonToken token = input.parser().currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_STRING) {
      throw wrongType(at.path(), "a string", token);
    }
    String text = input.parser().getText();
    if (!input.isPlain()) {
      requireReadable(text);
    }
    return text;
  }

  /** A whole number within the bounds, both included. */
  @Nullable Long wholeNumber(long least, long most) throws RefusedClick, IOException {
    JsonParser parser = input.parser();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.VALUE_NUMBER_INT) {
      throw wrongType(at.path(), "a whole number", token);
    }
    long number;
    try {
      number = parser.getLongValue();
    } catch (InputCoercionException tooLong) {
      throw outOfRange(parser.getText(), least, most);
    }
    if (number < least || number > most) {
      throw outOfRange(parser.getText(), least, most);
    }
    return number;
  }

  @Nullable Boolean flag() throws RefusedClick {
    JsonToken token = input.parser().currentToken();
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw wrongType(at.path(), "true or false", token);
    };
  }

  /** Milliseconds since 1970, from a number of them or from ISO-8601 with Z or an offset. */
  @Nullable Long time() throws RefusedClick, IOException {
    if (input.parser().currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return wholeNumber(0, LAST_TIME);
    }
    String text = text();
    if (text == null) {
      return null;
    }
    long millis;
    try {
      millis = IsoTime.parseMillis(text);
    } catch (DateTimeException malformed) {
      throw invalid("must be ISO-8601 with Z or an offset, or milliseconds since 1970", text);
    }
    if (millis < 0 || millis > LAST_TIME) {
      throw invalid("must lie in the years 1970 to 9999", text);
    }
    return millis;
  }

  /** A UUID in its canonical form, 36 characters, in either case. */
  @Nullable UUID uuid() throws RefusedClick, IOException {
    String text = text();
    if (text == null) {
      return null;
    }
    try {
      UUID uuid = UUID.fromString(text);
      if (uuid.toString().equalsIgnoreCase(text)) {
        return uuid;
      }
    } catch (IllegalArgumentException malformed) {
      throw invalid("must be a UUID such as 0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f", text);
    }
    throw invalid("must be a UUID such as 0b0e4a9e-6d0c-4f6b-9d0e-5f6b7c8d9e0f", text);
  }

  /** A refusal of the current field's value, quoted as far as it is of use. */
  RefusedClick invalid(String rule, String text) {
    return new RefusedClick(
        RejectReason.INVALID_VALUE, at.path() + " " + rule + ": " + Quoted.of(text));
  }

  static RefusedClick wrongType(String path, String expected, JsonToken token) {
    return new RefusedClick(
        RejectReason.WRONG_TYPE, path + " must be " + expected + ", not " + nameOf(token));
  }

  private RefusedClick outOfRange(String number, long least, long most) {
    return invalid("must lie in " + least + ".." + most, number);
  }

  private void requireReadable(String text) throws RefusedClick {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (Character.isISOControl(character)) {
        throw invalid("must not hold control characters", text);
      }
      if (Character.isSurrogate(character)) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(character, text.charAt(i + 1));
        if (!pair) {
          throw invalid("must not hold half of a surrogate pair", text);
        }
        i++;
      }
    }
  }

  private static String nameOf(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> token.toString();
    };
  }
}
