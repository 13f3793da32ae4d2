package io.footfall.figures;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;

/** Tallies on their way through a shuffle, in their stored form. */
final class TallyCoder extends BinaryCoder<Tally> {

  private static final TallyCoder INSTANCE = new TallyCoder();

  private TallyCoder() {}

  static TallyCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Tally tally, BinaryWriter writer) {
    tally.write(writer);
  }

  @Override
  public Tally read(BinaryReader reader) {
    return Tally.read(reader);
  }
}
