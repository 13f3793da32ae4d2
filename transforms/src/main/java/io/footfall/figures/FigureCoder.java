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
    FigureKey key = figure.key();
    writer.writeEnum(key.kind());
    writer.writeEnum(key.grain());
    writer.writeSigned(key.startMillis());
    writer.writeString(key.name());
    figure.tally().write(writer);
  }

  @Override
  public Figure read(BinaryReader reader) {
    return new Figure(
        new FigureKey(
            KINDS[reader.readByte()],
            GRAINS[reader.readByte()],
            reader.readSigned(),
            reader.readString()),
        Tally.read(reader));
  }
}
