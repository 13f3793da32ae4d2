package io.footfall.coders;

import io.footfall.model.Reject;
import io.footfall.model.RejectReason;

/** Rejects, with their original bytes; null for a tombstone. */
public final class RejectCoder extends BinaryCoder<Reject> {

  private static final RejectCoder INSTANCE = new RejectCoder();
  private static final RejectReason[] REASONS = RejectReason.values();

  private RejectCoder() {}

  public static RejectCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Reject reject, BinaryWriter writer) {
    RecordPositionCoder.of().write(reject.position(), writer);
    writer.writeString(reject.stage());
    writer.writeEnum(reject.reason());
    writer.writeString(reject.message());
    writer.writeNullableBytes(reject.original());
    writer.writeSigned(reject.seenAtMillis());
  }

  @Override
  public Reject read(BinaryReader reader) {
    return new Reject(
        RecordPositionCoder.of().read(reader),
        reader.readString(),
        reader.readEnum(REASONS),
        reader.readString(),
        reader.readNullableBytes(),
        reader.readSigned());
  }
}
