package io.footfall.prepare.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RejectReason;
import io.footfall.prepare.ClickParser;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A record's bytes in, the click that they say out: one strict JSON object of the contract, or one
 * of the flat events of older producers. Refused, with the field and the reason, is everything
 * else: more than 64 KiB, broken UTF-8, broken JSON, trailing characters, a name that comes twice,
 * nesting beyond 16, a wrong type, a number out of range, a control character, a required field
 * that is missing ({@code null} counts as missing).
 *
 * <p>Required are {@code schema_version}, {@code event_id}, {@code event_type}, {@code
 * occurred_at}, {@code visitor_id}; of a view also {@code page}, of a purchase or refund {@code
 * order}. A missing {@code received_at} is the log's timestamp, a missing consent is none.
 *
 * <p>Fields that the contract does not know are kept in {@link Click#extra}, one JSON object:
 * unknown fields of parts first, under their part's name ({@code {"page":{"scroll":80}}}), then
 * those of the click itself; each value byte for byte as it came.
 */
public final class ParseClicks implements ClickParser {

  private static final ParseClicks INSTANCE = new ParseClicks();

  private ParseClicks() {}

  public static ParseClicks create() {
    return INSTANCE;
  }

  @Override
  public String stage() {
    return "parse";
  }

  @Override
  public Click parse(LogRecord record) throws RefusedClick {
    if (record.value() == null) {
      throw new RefusedClick(RejectReason.EMPTY, "A record without a value (a tombstone)");
    }
    try {
      Click click = parseNested(record);
      return click == null ? parseFlat(record) : click;
    } catch (JsonProcessingException malformed) {
      throw new RefusedClick(RejectReason.MALFORMED_JSON, describe(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException("Bytes in memory can always be read", impossible);
    }
  }

  private static @Nullable Click parseNested(LogRecord record) throws RefusedClick, IOException {
    try (JsonInput input = JsonInput.open(record.value())) {
      return ClickJson.read(input, record);
    }
  }

  /** Once more from the start: an event shows only at its end that it has no id. */
  private static Click parseFlat(LogRecord record) throws RefusedClick, IOException {
    try (JsonInput input = JsonInput.open(record.value())) {
      return FlatClickJson.read(input, record);
    }
  }

  private static String describe(JsonProcessingException malformed) {
    JsonLocation location = malformed.getLocation();
    String place = location == null ? "" : "At byte " + location.getByteOffset() + ": ";
    return place + malformed.getOriginalMessage();
  }
}
