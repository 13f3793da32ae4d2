package io.footfall.coders;

import io.footfall.model.RecordPosition;

/** Positions: the topic's name is one string for all that are read, as it hardly ever changes. */
public final class RecordPositionCoder extends BinaryCoder<RecordPosition> {

  private static final RecordPositionCoder INSTANCE = new RecordPositionCoder();
  private static final RepeatedString TOPIC = new RepeatedString();

  private RecordPositionCoder() {}

  public static RecordPositionCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(RecordPosition position, BinaryWriter writer) {
    writer.writeString(position.topic());
    writer.writeUnsigned(position.partition());
    writer.writeUnsigned(position.offset());
  }

  @Override
  public RecordPosition read(BinaryReader reader) {
    return new RecordPosition(
        reader.readRepeated(TOPIC), (int) reader.readUnsigned(), reader.readUnsigned());
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
