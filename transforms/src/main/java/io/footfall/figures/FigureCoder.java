package io.footfall.figures;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.figures.FigureKey.Grain;

/** Figures on their way through a shuffle; stores keep the key's parts and the tally's bytes. */
public final class FigureCoder extends BinaryCoder<Figure> {

  private static final FigureCoder INSTANCE = new FigureCoder();

  private static final FigureKind[] KINDS = FigureKind.values();
  private static final Grain[] GRAINS = Grain.values();

  private FigureCoder() {}

  public static FigureCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Figure figure, BinaryWriter writer) {
    writeKey(figure.key(), writer);
    figure.tally().write(writer);
  }

  @Override
  public Figure read(BinaryReader reader) {
    return new Figure(readKey(reader), Tally.read(reader));
  }

  static void writeKey(FigureKey key, BinaryWriter writer) {
    writer.writeEnum(key.kind());
    writer.writeEnum(key.grain());
    writer.writeSigned(key.startMillis());
    writer.writeString(key.name());
  }

  static FigureKey readKey(BinaryReader reader) {
    return new FigureKey(
        reader.readEnum(KINDS), reader.readEnum(GRAINS), reader.readSigned(), reader.readString());
  }
}
