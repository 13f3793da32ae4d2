package io.footfall.prepare.json;

import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.Device;
import io.footfall.model.Device.DeviceClass;
import io.footfall.model.Enrichment;
import io.footfall.model.EventType;
import io.footfall.model.Geo;
import io.footfall.model.LogRecord;
import io.footfall.model.Page;
import io.footfall.model.TrafficSource;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The flat events of older producers, told by a {@code row_key} and no {@code event_id}: each is a
 * page view.
 *
 * <ul>
 *   <li>The event id is a UUID derived from {@code row_key} (version 3), so a second copy is a
 *       duplicate.
 *   <li>{@code user_id} names the visitor, and is kept as the user too.
 *   <li>{@code timestamp} is when it happened; the log says when it was received.
 *   <li>These producers asked before they measured, and never for mail: consent is analytics yes,
 *       marketing no.
 *   <li>{@code browser}, {@code os} and {@code device} stand in for a user agent: they become the
 *       click's device, which enrichment leaves as it is.
 * </ul>
 */
final class FlatClickJson {

  /** The field that no other event has. */
  static final String MARK = "row_key";

  private static final Consent MEASURED_ONLY = new Consent(true, false);

  /** Until enrichment looks at where the visitor came from. */
  private static final TrafficSource NOT_LOOKED_AT =
      new TrafficSource("(direct)", "(none)", null, "Direct");

  enum Field {
    ROW_KEY,
    USER_ID,
    TIMESTAMP,
    URL,
    COUNTRY,
    CITY,
    BROWSER,
    OS,
    DEVICE
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private FlatClickJson() {}

  static Click read(JsonInput input, LogRecord record) throws RefusedClick, IOException {
    ObjectFields<Field> fields = ObjectFields.of(input, NAMES);
    Map<Field, String> texts = new EnumMap<>(Field.class);
    Long timestamp = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      if (field == Field.TIMESTAMP) {
        timestamp = fields.value().time();
      } else {
        texts.put(field, fields.value().text());
      }
    }
    long occurredAt = fields.required(timestamp, Field.TIMESTAMP);
    String userId = fields.required(texts.get(Field.USER_ID), Field.USER_ID);
    return Click.builder()
        .position(record.position())
        .eventId(eventId(fields.required(texts.get(Field.ROW_KEY), Field.ROW_KEY)))
        .eventType(EventType.PAGE_VIEW)
        .occurredAt(occurredAt)
        .receivedAt(record.timestampMillis() < 0 ? occurredAt : record.timestampMillis())
        .visitorId(userId)
        .userId(userId)
        .page(new Page(fields.required(texts.get(Field.URL), Field.URL), null, null))
        .geo(geo(texts.get(Field.COUNTRY), texts.get(Field.CITY)))
        .consent(MEASURED_ONLY)
        .extra(fields.extra())
        .enrichment(enrichment(texts))
        .build();
  }

  private static UUID eventId(String rowKey) {
    return UUID.nameUUIDFromBytes((MARK + ":" + rowKey).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Geo geo(@Nullable String country, @Nullable String city) {
    return country == null && city == null ? null : new Geo(country, city);
  }

  private static @Nullable Enrichment enrichment(Map<Field, String> texts) {
    String browser = texts.get(Field.BROWSER);
    String os = texts.get(Field.OS);
    String device = texts.get(Field.DEVICE);
    if (browser == null && os == null && device == null) {
      return null;
    }
    return new Enrichment(
        new Device(orOther(browser), orOther(os), deviceClass(device)), NOT_LOOKED_AT, null);
  }

  private static String orOther(@Nullable String name) {
    return name == null ? "Other" : name;
  }

  private static DeviceClass deviceClass(@Nullable String device) {
    if (device == null) {
      return DeviceClass.OTHER;
    }
    return switch (device.toLowerCase(Locale.ROOT)) {
      case "desktop", "pc", "computer" -> DeviceClass.DESKTOP;
      case "mobile", "phone", "smartphone" -> DeviceClass.MOBILE;
      case "tablet" -> DeviceClass.TABLET;
      default -> DeviceClass.OTHER;
    };
  }
}
