package io.footfall.figures;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.figures.FigureKey.Grain;

/** The keys of figures on their way through a shuffle: equal keys give equal bytes. */
final class FigureKeyCoder extends BinaryCoder<FigureKey> {

  private static final FigureKeyCoder INSTANCE = new FigureKeyCoder();

  private static final FigureKind[] KINDS = FigureKind.values();
  private static final Grain[] GRAINS = Grain.values();

  private FigureKeyCoder() {}

  static FigureKeyCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(FigureKey key, BinaryWriter writer) {
    writer.writeEnum(key.kind());
    writer.writeEnum(key.grain());
    writer.writeSigned(key.startMillis());
    writer.writeString(key.name());
  }

  @Override
  public FigureKey read(BinaryReader reader) {
    return new FigureKey(
        KINDS[reader.readByte()],
        GRAINS[reader.readByte()],
        reader.readSigned(),
        reader.readString());
  }
}
