package io.footfall.lake.compact;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A click whose id stands in the log before it.
 *
 * @param derivedId the id to store it under, where its content is another one; null: it is a
 *     duplicate, and dropped
 */
record Repetition(int partition, long offset, @Nullable UUID derivedId) {

  /** Of no click at all. */
  static final Repetition NONE = new Repetition(0, 0, null);

  static final Coder CODER = new Coder();

  static final class Coder extends BinaryCoder<Repetition> {
    private Coder() {}

    @Override
    public void write(Repetition repetition, BinaryWriter writer) {
      writer.writeUnsigned(repetition.partition);
      writer.writeUnsigned(repetition.offset);
      writer.writeUnsigned(repetition.derivedId == null ? 0 : 1);
      if (repetition.derivedId != null) {
        writer.writeUuid(repetition.derivedId);
      }
    }

    @Override
    public Repetition read(BinaryReader reader) {
      return new Repetition(
          (int) reader.readUnsigned(),
          reader.readUnsigned(),
          reader.readUnsigned() == 0 ? null : reader.readUuid());
    }
  }
}
