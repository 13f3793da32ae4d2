package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes a click's fields; what is null is left out. */
final class JsonOutput {

  /** Writes the fields of a part. */
  @FunctionalInterface
  interface PartWriter<T> {
    void write(T part, JsonOutput out) throws IOException;
  }

  private final JsonGenerator generator;
  private final ExtraFields extra;

  JsonOutput(JsonGenerator generator, ExtraFields extra) {
    this.generator = generator;
    this.extra = extra;
  }

  void text(SerializableString name, @Nullable String value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      generator.writeString(value);
    }
  }

  void number(SerializableString name, @Nullable Long value) throws IOException {
    if (value != null) {
      generator.writeFieldName(name);
      generator.writeNumber(value);
    }
  }

  void flag(SerializableString name, boolean value) throws IOException {
    generator.writeFieldName(name);
    generator.writeBoolean(value);
  }

  /** A part as an object, with the unknown fields that it came with. */
  <T> void part(SerializableString name, @Nullable T part, PartWriter<T> writer)
      throws IOException {
    if (part != null) {
      generator.writeFieldName(name);
      generator.writeStartObject();
      writer.write(part, this);
      extra.writePart(name.getValue(), generator);
      generator.writeEndObject();
    }
  }

  /** The unknown fields that belong to none of the parts written. */
  void extra() throws IOException {
    extra.writeRest(generator);
  }
}
