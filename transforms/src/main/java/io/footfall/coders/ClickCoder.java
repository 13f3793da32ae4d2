package io.footfall.coders;

import io.footfall.model.Click;
import io.footfall.model.Consent;
import io.footfall.model.EventType;
import io.footfall.model.Remark;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks: a bitmap says which optional parts are there, then the required parts, then those. Times
 * are distances from {@link Click#occurredAt}, which makes two bytes of most.
 */
public final class ClickCoder extends BinaryCoder<Click> {

  private static final ClickCoder INSTANCE = new ClickCoder();

  private static final EventType[] EVENT_TYPES = EventType.values();
  private static final Remark.Subject[] REMARKS = Remark.Subject.values();

  private static final int SENT_AT = 1;
  private static final int USER_ID = 1 << 1;
  private static final int PAGE = 1 << 2;
  private static final int PRODUCT = 1 << 3;
  private static final int ORDER = 1 << 4;
  private static final int SEARCH_TERM = 1 << 5;
  private static final int USER_AGENT = 1 << 6;
  private static final int IP = 1 << 7;
  private static final int GEO = 1 << 8;
  private static final int SCREEN = 1 << 9;
  private static final int CAMPAIGN = 1 << 10;
  private static final int DEMOGRAPHICS = 1 << 11;
  private static final int EXTRA = 1 << 12;
  private static final int ENRICHMENT = 1 << 13;
  private static final int ANALYTICS_CONSENT = 1 << 14;
  private static final int MARKETING_CONSENT = 1 << 15;
  private static final int ORIGINAL_ID = 1 << 16;
  private static final int REMARK = 1 << 17;

  private ClickCoder() {}

  public static ClickCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Click click, BinaryWriter writer) {
    int present = presence(click);
    writer.writeUnsigned(present);
    RecordPositionCoder.of().write(click.position(), writer);
    writer.writeUuid(click.eventId());
    writer.writeEnum(click.eventType());
    writer.writeSigned(click.occurredAt());
    writer.writeSigned(click.receivedAt() - click.occurredAt());
    writer.writeSigned(click.clockSkewMillis());
    writer.writeString(click.visitorId());
    writeOptional(click, present, writer);
  }

  private static void writeOptional(Click click, int present, BinaryWriter writer) {
    if ((present & SENT_AT) != 0) {
      writer.writeSigned(click.sentAt() - click.occurredAt());
    }
    writeIf(present & USER_ID, click.userId(), writer);
    if ((present & PAGE) != 0) {
      ClickParts.write(click.page(), writer);
    }
    if ((present & PRODUCT) != 0) {
      ClickParts.write(click.product(), writer);
    }
    if ((present & ORDER) != 0) {
      ClickParts.write(click.order(), writer);
    }
    writeIf(present & SEARCH_TERM, click.searchTerm(), writer);
    writeIf(present & USER_AGENT, click.userAgent(), writer);
    writeIf(present & IP, click.ip(), writer);
    if ((present & GEO) != 0) {
      ClickParts.write(click.geo(), writer);
    }
    writeIf(present & SCREEN, click.screen(), writer);
    if ((present & CAMPAIGN) != 0) {
      ClickParts.write(click.campaign(), writer);
    }
    if ((present & DEMOGRAPHICS) != 0) {
      ClickParts.write(click.demographics(), writer);
    }
    writeIf(present & EXTRA, click.extra(), writer);
    if ((present & ENRICHMENT) != 0) {
      ClickParts.write(click.enrichment(), writer);
    }
    if ((present & ORIGINAL_ID) != 0) {
      writer.writeUuid(click.originalId());
    }
    if ((present & REMARK) != 0) {
      writer.writeEnum(click.remark());
    }
  }

  @Override
  public Click read(BinaryReader reader) {
    int present = (int) reader.readUnsigned();
    Click.Builder click =
        Click.builder()
            .position(RecordPositionCoder.of().read(reader))
            .eventId(reader.readUuid())
            .eventType(reader.readEnum(EVENT_TYPES));
    long occurredAt = reader.readSigned();
    return click
        .occurredAt(occurredAt)
        .receivedAt(occurredAt + reader.readSigned())
        .clockSkewMillis(reader.readSigned())
        .visitorId(reader.readString())
        .sentAt((present & SENT_AT) == 0 ? null : (Long) (occurredAt + reader.readSigned()))
        .userId(readIf(present & USER_ID, reader))
        .page((present & PAGE) == 0 ? null : ClickParts.readPage(reader))
        .product((present & PRODUCT) == 0 ? null : ClickParts.readProduct(reader))
        .order((present & ORDER) == 0 ? null : ClickParts.readOrder(reader))
        .searchTerm(readIf(present & SEARCH_TERM, reader))
        .userAgent(readIf(present & USER_AGENT, reader))
        .ip(readIf(present & IP, reader))
        .geo((present & GEO) == 0 ? null : ClickParts.readGeo(reader))
        .screen(readIf(present & SCREEN, reader))
        .campaign((present & CAMPAIGN) == 0 ? null : ClickParts.readCampaign(reader))
        .demographics((present & DEMOGRAPHICS) == 0 ? null : ClickParts.readDemographics(reader))
        .extra(readIf(present & EXTRA, reader))
        .enrichment((present & ENRICHMENT) == 0 ? null : ClickParts.readEnrichment(reader))
        .originalId((present & ORIGINAL_ID) == 0 ? null : reader.readUuid())
        .remark((present & REMARK) == 0 ? null : reader.readEnum(REMARKS))
        .consent(
            new Consent((present & ANALYTICS_CONSENT) != 0, (present & MARKETING_CONSENT) != 0))
        .build();
  }

  private static int presence(Click click) {
    return bit(click.sentAt(), SENT_AT)
        | bit(click.userId(), USER_ID)
        | bit(click.page(), PAGE)
        | bit(click.product(), PRODUCT)
        | bit(click.order(), ORDER)
        | bit(click.searchTerm(), SEARCH_TERM)
        | bit(click.userAgent(), USER_AGENT)
        | bit(click.ip(), IP)
        | bit(click.geo(), GEO)
        | bit(click.screen(), SCREEN)
        | bit(click.campaign(), CAMPAIGN)
        | bit(click.demographics(), DEMOGRAPHICS)
        | bit(click.extra(), EXTRA)
        | bit(click.enrichment(), ENRICHMENT)
        | bit(click.originalId(), ORIGINAL_ID)
        | bit(click.remark(), REMARK)
        | (click.consent().analytics() ? ANALYTICS_CONSENT : 0)
        | (click.consent().marketing() ? MARKETING_CONSENT : 0);
  }

  private static int bit(@Nullable Object part, int flag) {
    return part == null ? 0 : flag;
  }

  private static void writeIf(int present, @Nullable String value, BinaryWriter writer) {
    if (present != 0) {
      writer.writeString(value);
    }
  }

  private static @Nullable String readIf(int present, BinaryReader reader) {
    return present == 0 ? null : reader.readString();
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
