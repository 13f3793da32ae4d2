package io.footfall.coders;

import io.footfall.model.Outcome;

/** Outcomes, in the bytes of {@link FindingCoder}. */
public final class OutcomeCoder extends BinaryCoder<Outcome> {

  private static final OutcomeCoder INSTANCE = new OutcomeCoder();

  private OutcomeCoder() {}

  public static OutcomeCoder of() {
    return INSTANCE;
  }

  @Override
  public void write(Outcome outcome, BinaryWriter writer) {
    FindingCoder.of().write(outcome, writer);
  }

  @Override
  public Outcome read(BinaryReader reader) {
    if (FindingCoder.of().read(reader) instanceof Outcome outcome) {
      return outcome;
    }
    throw new CorruptBytesException("A finding that is no outcome stands among the outcomes");
  }
}
