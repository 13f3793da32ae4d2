package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.footfall.model.Click;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A click in, the contract's JSON out, as UTF-8 bytes that {@link ParseClicks} reads back to an
 * equal click. Left out is what is not on the wire: the position, the skew, the enrichment. Times
 * are written as milliseconds, unknown fields where they came from. Strings must not hold lone
 * surrogates, and {@link Click#extra} must be a JSON object.
 */
public final class ClickWriter {

  private static final int USUAL_SIZE = 1 << 10;

  private ClickWriter() {}

  /** Throws {@link IllegalArgumentException} when {@code extra} is no JSON object. */
  public static byte[] write(Click click) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator generator = JsonInput.FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      ClickJson.write(click, new JsonOutput(generator, ExtraFields.of(click.extra())));
      generator.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("Bytes in memory can always be written", impossible);
    }
    return bytes.toByteArray();
  }
}
