package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** The fields of one object that the contract does not know: kept, each value as it was written. */
final class UnknownFields {

  private final JsonInput input;
  private final Set<String> names = new HashSet<>();
  private final StringBuilder fields = new StringBuilder();

  UnknownFields(JsonInput input) {
    this.input = input;
  }

  /** Takes the field whose name was read last, with all of its value. */
  void keep(String name) throws RefusedClick, IOException {
    if (!names.add(name)) {
      throw duplicate(name);
    }
    JsonParser parser = input.parser();
    parser.nextToken();
    int start = (int) parser.currentTokenLocation().getByteOffset();
    skipValue(parser);
    int end = (int) parser.currentLocation().getByteOffset();
    append(fields, name, new String(input.bytes(), start, end - start, StandardCharsets.UTF_8));
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** Appends the fields to an object that is being written. */
  void appendTo(StringBuilder object) {
    if (object.length() > 1) {
      object.append(',');
    }
    object.append(fields);
  }

  /** Appends one field, behind a comma where one is needed. */
  static void append(StringBuilder fields, String name, String value) {
    if (fields.length() > 0 && fields.charAt(fields.length() - 1) != '{') {
      fields.append(',');
    }
    fields.append('"');
    JsonStringEncoder.getInstance().quoteAsString(name, fields);
    fields.append("\":").append(value);
  }

  /** Jackson's own check would cost every known field too, and those are checked by a bit set. */
  private static void skipValue(JsonParser parser) throws RefusedClick, IOException {
    Deque<Set<String>> open = new ArrayDeque<>();
    JsonToken token = parser.currentToken();
    while (true) {
      if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
        open.push(new HashSet<>());
      } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
        open.pop();
      } else if (token == JsonToken.FIELD_NAME && !open.getFirst().add(parser.currentName())) {
        throw duplicate(parser.currentName());
      }
      if (open.isEmpty()) {
        parser.finishToken();
        return;
      }
      token = parser.nextToken();
      if (token == null) {
        throw new RefusedClick(RejectReason.MALFORMED_JSON, "The JSON ends within a value");
      }
    }
  }

  static RefusedClick duplicate(String path) {
    return new RefusedClick(
        RejectReason.MALFORMED_JSON, path + " stands twice in one object; send it once");
  }
}
