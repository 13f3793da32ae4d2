package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.Closeable;
import java.io.IOException;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.base.Utf8;

/**
 * A record's bytes, opened as JSON after the checks that Jackson leaves out: size, well-formed
 * UTF-8 (Jackson lets overlong forms and surrogates pass), no other encoding (Jackson would guess
 * UTF-16), nothing after the object.
 */
final class JsonInput implements Closeable {

  /** The largest record that is looked into. */
  static final int MAX_BYTES = 1 << 16;

  private static final int MAX_DEPTH = 16;

  /** Names are not interned: strangers choose them, and the JVM's table is for ever. */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private final byte[] bytes;
  private final JsonParser parser;
  private final boolean plain;

  private JsonInput(byte[] bytes, JsonParser parser, boolean plain) {
    this.bytes = bytes;
    this.parser = parser;
    this.plain = plain;
  }

  /** Stands at the start of the one object; refused when there is none to be found. */
  static JsonInput open(byte[] bytes) throws RefusedClick, IOException {
    if (bytes.length > MAX_BYTES) {
      throw new RefusedClick(
          RejectReason.TOO_LARGE,
          "A record of " + bytes.length + " bytes; at most " + MAX_BYTES + " are taken");
    }
    boolean plain = PlainText.isPlain(bytes);
    if (!plain && !Utf8.isWellFormed(bytes)) {
      throw new RefusedClick(
          RejectReason.INVALID_UTF8, "The bytes are not well-formed UTF-8; send JSON in UTF-8");
    }
    requireObject(bytes);
    JsonParser parser = FACTORY.createParser(bytes);
    parser.nextToken();
    return new JsonInput(bytes, parser, plain);
  }

  private static void requireObject(byte[] bytes) throws RefusedClick {
    int start = 0;
    while (start < bytes.length && isSpace(bytes[start])) {
      start++;
    }
    if (start == bytes.length) {
      throw new RefusedClick(RejectReason.EMPTY, "A record without a value");
    }
    boolean wide = start + 1 < bytes.length && bytes[start + 1] == 0;
    if (bytes[start] != '{' || wide) {
      throw new RefusedClick(
          RejectReason.MALFORMED_JSON,
          "A record must be one JSON object in UTF-8 without a byte order mark: it has to start"
              + " with {");
    }
  }

  private static boolean isSpace(byte character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
  }

  JsonParser parser() {
    return parser;
  }

  byte[] bytes() {
    return bytes;
  }

  /** Whether no string can hold anything but printable ASCII: see {@link PlainText}. */
  boolean isPlain() {
    return plain;
  }

  /** Refused when anything follows the object. */
  void requireEnd() throws RefusedClick, IOException {
    JsonToken more = parser.nextToken();
    if (more != null) {
      throw new RefusedClick(
          RejectReason.MALFORMED_JSON,
          "After the JSON object comes " + more + "; a record must hold one object and no more");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
