package io.footfall.offers.flag;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.offers.model.VisitSummary;

/** Summaries of visits, about 20 bytes each beside the visitor's id. */
public final class VisitSummaryCoder extends BinaryCoder<VisitSummary> {

  private static final VisitSummaryCoder INSTANCE = new VisitSummaryCoder();

  private VisitSummaryCoder() {}

  public static VisitSummaryCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(VisitSummary visit, BinaryWriter writer) {
    writer.writeString(visit.visitorId());
    writer.writeSigned(visit.startedAt());
    writer.writeUnsigned(visit.endedAt() - visit.startedAt());
    writer.writeUnsigned(visit.engagedMillis());
    writer.writeBoolean(visit.converted());
    writer.writeBoolean(visit.robot());
  }

  @Override
  public VisitSummary read(BinaryReader reader) {
    String visitorId = reader.readString();
    long startedAt = reader.readSigned();
    return new VisitSummary(
        visitorId,
        startedAt,
        startedAt + reader.readUnsigned(),
        reader.readUnsigned(),
        reader.readBoolean(),
        reader.readBoolean());
  }
}
