package io.footfall.coders;

import io.footfall.model.ClickFacts;
import io.footfall.model.EventType;

/** What is countable in a click, field by field. */
final class ClickFactsCoder extends BinaryCoder<ClickFacts> {

  private static final ClickFactsCoder INSTANCE = new ClickFactsCoder();

  private static final EventType[] TYPES = EventType.values();

  private static final int GEO = 1;
  private static final int DEVICE = 1 << 1;
  private static final int DEMOGRAPHICS = 1 << 2;

  private ClickFactsCoder() {}

  static ClickFactsCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(ClickFacts facts, BinaryWriter writer) {
    writer.writeByte(
        (facts.geo() == null ? 0 : GEO)
            | (facts.device() == null ? 0 : DEVICE)
            | (facts.demographics() == null ? 0 : DEMOGRAPHICS));
    writer.writeString(facts.visitorId());
    writer.writeEnum(facts.type());
    writer.writeSigned(facts.occurredAt());
    writer.writeNullableString(facts.page());
    writer.writeNullableString(facts.product());
    writer.writeNullableString(facts.searchTerm());
    if (facts.geo() != null) {
      ClickParts.write(facts.geo(), writer);
    }
    if (facts.device() != null) {
      ClickParts.write(facts.device(), writer);
    }
    if (facts.demographics() != null) {
      ClickParts.write(facts.demographics(), writer);
    }
  }

  @Override
  public ClickFacts read(BinaryReader reader) {
    int present = reader.readByte();
    return new ClickFacts(
        reader.readString(),
        TYPES[reader.readByte()],
        reader.readSigned(),
        reader.readNullableString(),
        reader.readNullableString(),
        reader.readNullableString(),
        (present & GEO) == 0 ? null : ClickParts.readGeo(reader),
        (present & DEVICE) == 0 ? null : ClickParts.readDevice(reader),
        (present & DEMOGRAPHICS) == 0 ? null : ClickParts.readDemographics(reader));
  }
}
