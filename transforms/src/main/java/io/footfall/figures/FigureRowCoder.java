package io.footfall.figures;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;

/** Rows of figures on their way from one step to the next. */
public final class FigureRowCoder extends BinaryCoder<FigureRow> {

  private static final FigureRowCoder INSTANCE = new FigureRowCoder();

  private FigureRowCoder() {}

  public static FigureRowCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(FigureRow row, BinaryWriter writer) {
    FigureCoder.writeKey(row.key(), writer);
    writer.writeBytes(row.toBytes());
  }

  @Override
  public FigureRow read(BinaryReader reader) {
    return FigureRow.fromBytes(FigureCoder.readKey(reader), reader.readBytes());
  }
}
