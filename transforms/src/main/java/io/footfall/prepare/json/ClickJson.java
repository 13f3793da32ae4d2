package io.footfall.prepare.json;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.prepare.RefusedClick;
import java.io.IOException;
import org.checkerframework.checker.nullness.qual.Nullable;

/** The click itself: its own fields, and the parts that have classes of their own. */
final class ClickJson {

  /** The version of the contract that is read and written. */
  static final long VERSION = 1;

  enum Field {
    SCHEMA_VERSION,
    EVENT_ID,
    EVENT_TYPE,
    OCCURRED_AT,
    SENT_AT,
    RECEIVED_AT,
    VISITOR_ID,
    USER_ID,
    PAGE,
    PRODUCT,
    ORDER,
    SEARCH_TERM,
    USER_AGENT,
    IP,
    GEO,
    SCREEN,
    CAMPAIGN,
    DEMOGRAPHICS,
    CONSENT
  }

  private static final FieldNames<Field> NAMES = FieldNames.of(Field.class);

  private ClickJson() {}

  /** The click, or null when the object is an older producer's flat event instead. */
  static @Nullable Click read(JsonInput input, LogRecord record) throws RefusedClick, IOException {
    ObjectFields<Field> fields = ObjectFields.of(input, NAMES);
    ClickDraft draft = new ClickDraft(record, fields);
    for (Field field = fields.next(); field != null; field = fields.next()) {
      draft.take(field);
    }
    input.requireEnd();
    boolean flat = !draft.isIdentified() && fields.hasUnknown(FlatClickJson.MARK);
    return flat ? null : draft.finish();
  }

  static void write(Click click, JsonOutput out) throws IOException {
    out.number(NAMES.nameOf(Field.SCHEMA_VERSION), VERSION);
    out.text(NAMES.nameOf(Field.EVENT_ID), click.eventId().toString());
    out.text(NAMES.nameOf(Field.EVENT_TYPE), click.eventType().wireName());
    out.number(NAMES.nameOf(Field.OCCURRED_AT), click.occurredAt());
    out.number(NAMES.nameOf(Field.SENT_AT), click.sentAt());
    out.number(NAMES.nameOf(Field.RECEIVED_AT), click.receivedAt());
    out.text(NAMES.nameOf(Field.VISITOR_ID), click.visitorId());
    out.text(NAMES.nameOf(Field.USER_ID), click.userId());
    out.part(NAMES.nameOf(Field.PAGE), click.page(), PageJson::write);
    out.part(NAMES.nameOf(Field.PRODUCT), click.product(), ProductJson::write);
    out.part(NAMES.nameOf(Field.ORDER), click.order(), OrderJson::write);
    out.text(NAMES.nameOf(Field.SEARCH_TERM), click.searchTerm());
    out.text(NAMES.nameOf(Field.USER_AGENT), click.userAgent());
    out.text(NAMES.nameOf(Field.IP), click.ip());
    out.part(NAMES.nameOf(Field.GEO), click.geo(), GeoJson::write);
    out.text(NAMES.nameOf(Field.SCREEN), click.screen());
    out.part(NAMES.nameOf(Field.CAMPAIGN), click.campaign(), CampaignJson::write);
    out.part(NAMES.nameOf(Field.DEMOGRAPHICS), click.demographics(), DemographicsJson::write);
    out.part(NAMES.nameOf(Field.CONSENT), click.consent(), ConsentJson::write);
    out.extra();
  }
}
