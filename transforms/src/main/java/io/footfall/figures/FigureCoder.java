package io.footfall.figures;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;

/** Figures on their way through a shuffle; stores keep the key's parts and the tally's bytes. */
public final class FigureCoder extends BinaryCoder<Figure> {

  private static final FigureCoder INSTANCE = new FigureCoder();

  private FigureCoder() {}

  public static FigureCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Figure figure, BinaryWriter writer) {
    FigureKeyCoder.of().write(figure.key(), writer);
    figure.tally().write(writer);
  }

  @Override
  public Figure read(BinaryReader reader) {
    return new Figure(FigureKeyCoder.of().read(reader), Tally.read(reader));
  }
}
