package io.footfall.coders;

import io.footfall.model.Visit;

/** Visits, field by field. */
public final class VisitCoder extends BinaryCoder<Visit> {

  private static final VisitCoder INSTANCE = new VisitCoder();

  private VisitCoder() {}

  public static VisitCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Visit visit, BinaryWriter writer) {
    writer.writeString(visit.visitorId());
    writer.writeSigned(visit.startedAt());
    writer.writeSigned(visit.endedAt() - visit.startedAt());
  }

  @Override
  public Visit read(BinaryReader reader) {
    String visitorId = reader.readString();
    long startedAt = reader.readSigned();
    return new Visit(visitorId, startedAt, startedAt + reader.readSigned());
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
