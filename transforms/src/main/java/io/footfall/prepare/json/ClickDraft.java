package io.footfall.prepare.json;

import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.EventType;
import io.footfall.model.LogRecord;
import io.footfall.model.Order;
import io.footfall.model.Page;
import io.footfall.model.RejectReason;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A click while it is read: takes the fields in any order and, once all are there, checks what only
 * all together can tell.
 */
final class ClickDraft {

  private static final Consent NO_CONSENT = new Consent(false, false);

  private final LogRecord record;
  private final ObjectFields<ClickJson.Field> fields;
  private final FieldValue value;
  private final Click.Builder click = Click.builder();
  private @Nullable Long version;
  private @Nullable UUID eventId;
  private @Nullable EventType eventType;
  private @Nullable Long occurredAt;
  private @Nullable Long receivedAt;
  private @Nullable String visitorId;
  private @Nullable Page page;
  private @Nullable Order order;
  private @Nullable Consent consent;

  ClickDraft(LogRecord record, ObjectFields<ClickJson.Field> fields) {
    this.record = record;
    this.fields = fields;
    this.value = fields.value();
  }

  /** Reads the field that the object stands at. */
  void take(ClickJson.Field field) throws RefusedClick, IOException {
    switch (field) {
      case SCHEMA_VERSION -> version = value.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE);
      case EVENT_ID -> eventId = value.uuid();
      case EVENT_TYPE -> eventType = eventType(value.text());
      case OCCURRED_AT -> occurredAt = value.time();
      case SENT_AT -> click.sentAt(value.time());
      case RECEIVED_AT -> receivedAt = value.time();
      case VISITOR_ID -> visitorId = value.text();
      case USER_ID -> click.userId(value.text());
      case PAGE -> page = PageJson.read(fields);
      case PRODUCT -> click.product(ProductJson.read(fields));
      case ORDER -> order = OrderJson.read(fields);
      case SEARCH_TERM -> click.searchTerm(value.text());
      case USER_AGENT -> click.userAgent(value.text());
      case IP -> click.ip(value.text());
      case GEO -> click.geo(GeoJson.read(fields));
      case SCREEN -> click.screen(value.text());
      case CAMPAIGN -> click.campaign(CampaignJson.read(fields));
      case DEMOGRAPHICS -> click.demographics(DemographicsJson.read(fields));
      case CONSENT -> consent = ConsentJson.read(fields);
    }
  }

  boolean isIdentified() {
    return eventId != null;
  }

  Click finish() throws RefusedClick {
    requireVersion();
    EventType type = fields.required(eventType, ClickJson.Field.EVENT_TYPE);
    if (type.isView()) {
      fields.required(page, ClickJson.Field.PAGE);
    }
    if (type == EventType.PURCHASE || type == EventType.REFUND) {
      fields.required(order, ClickJson.Field.ORDER);
    }
    requirePaid(type);
    return click
        .position(record.position())
        .eventId(fields.required(eventId, ClickJson.Field.EVENT_ID))
        .eventType(type)
        .occurredAt(fields.required(occurredAt, ClickJson.Field.OCCURRED_AT))
        .receivedAt(receivedAt == null ? logTime() : receivedAt)
        .visitorId(fields.required(visitorId, ClickJson.Field.VISITOR_ID))
        .page(page)
        .order(order)
        .consent(consent == null ? NO_CONSENT : consent)
        .extra(fields.extra())
        .build();
  }

  private void requireVersion() throws RefusedClick {
    if (fields.required(version, ClickJson.Field.SCHEMA_VERSION) != ClickJson.VERSION) {
      throw new RefusedClick(
          RejectReason.UNSUPPORTED_VERSION,
          "schema_version " + version + " is not known; send " + ClickJson.VERSION);
    }
  }

  private void requirePaid(EventType type) throws RefusedClick {
    if (order != null && order.totalMinor() < 0 && type != EventType.REFUND) {
      throw new RefusedClick(
          RejectReason.INVALID_VALUE,
          "order.total_minor may be negative only for a refund: " + order.totalMinor());
    }
  }

  private long logTime() throws RefusedClick {
    if (record.timestampMillis() < 0) {
      throw new RefusedClick(
          RejectReason.MISSING_FIELD, "received_at is missing, and the log gave no time either");
    }
    return record.timestampMillis();
  }

  private static @Nullable EventType eventType(@Nullable String name) throws RefusedClick {
    if (name == null) {
      return null;
    }
    return EventType.fromWireName(name)
        .orElseThrow(
            () ->
                new RefusedClick(
                    RejectReason.UNKNOWN_EVENT_TYPE,
                    "event_type must be one of "
                        + Arrays.stream(EventType.values())
                            .map(EventType::wireName)
                            .collect(Collectors.joining(", "))
                        + ": "
                        + Quoted.of(name)));
  }
}
