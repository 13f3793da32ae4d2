package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.footfall.model.Click;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A click's {@link Click#extra}, taken apart to be written back where it came from: the fields of a
 * part into that part, the others beside the contract's.
 */
final class ExtraFields {

  private final Map<String, String> rest;

  private ExtraFields(Map<String, String> rest) {
    this.rest = rest;
  }

  /** Throws {@link IllegalArgumentException} when it is no JSON object. */
  static ExtraFields of(@Nullable String extra) throws IOException {
    return new ExtraFields(extra == null ? Map.of() : fieldsOf(extra));
  }

  /** Writes what belongs into that part, and is done with it. */
  void writePart(String name, JsonGenerator generator) throws IOException {
    if (rest.containsKey(name)) {
      write(fieldsOf(rest.remove(name)), generator);
    }
  }

  /** Writes all that has not been written yet. */
  void writeRest(JsonGenerator generator) throws IOException {
    write(rest, generator);
  }

  private static void write(Map<String, String> fields, JsonGenerator generator)
      throws IOException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      generator.writeFieldName(field.getKey());
      generator.writeRawValue(field.getValue());
    }
  }

  /** The object's fields, each value as it was written. */
  private static Map<String, String> fieldsOf(String object) throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    try (JsonParser parser = JsonInput.FACTORY.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IllegalArgumentException("A click's extra must be a JSON object: " + object);
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getCharOffset();
        fields.put(name, object.substring(start, end));
      }
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          "A click's extra must be a JSON object: " + object, malformed);
    }
    return fields;
  }
}
