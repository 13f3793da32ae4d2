package io.footfall.lake.compact;

import io.footfall.coders.BinaryCoder;
import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.model.Remark;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What is to become of a click that does not stay as it was landed or compacted.
 *
 * @param dropped whether it is a duplicate
 * @param remark how it stands to its visitor's memory; null where it simply has a place there
 * @param derivedId the id to store it under, where its own is taken by other content
 * @param behaviour what gave its visitor away as a robot, where that is news
 */
record Amendment(
    int partition,
    long offset,
    boolean dropped,
    Remark.@Nullable Subject remark,
    @Nullable UUID derivedId,
    @Nullable String behaviour) {

  /** Of no click at all. */
  static final Amendment NONE = new Amendment(0, 0, false, null, null, null);

  static final Coder CODER = new Coder();

  static Amendment drop(ClickId click) {
    return new Amendment(click.partition(), click.offset(), true, null, null, null);
  }

  static Amendment storeUnder(ClickId click, UUID derivedId) {
    return new Amendment(click.partition(), click.offset(), false, null, derivedId, null);
  }

  static Amendment judge(ClickId click, String behaviour) {
    return new Amendment(click.partition(), click.offset(), false, null, null, behaviour);
  }

  static Amendment remark(ClickId click, Remark.Subject subject) {
    return new Amendment(click.partition(), click.offset(), false, subject, null, null);
  }

  /** All of it, of one click. */
  Amendment and(Amendment other) {
    return new Amendment(
        partition,
        offset,
        dropped || other.dropped,
        remark == null ? other.remark : remark,
        derivedId == null ? other.derivedId : derivedId,
        behaviour == null ? other.behaviour : behaviour);
  }

  static final class Coder extends BinaryCoder<Amendment> {
    private Coder() {}

    @Override
    public void write(Amendment amendment, BinaryWriter writer) {
      writer.writeUnsigned(amendment.partition);
      writer.writeUnsigned(amendment.offset);
      writer.writeBoolean(amendment.dropped);
      ClickId.writeRemark(amendment.remark, writer);
      writer.writeBoolean(amendment.derivedId != null);
      if (amendment.derivedId != null) {
        writer.writeUuid(amendment.derivedId);
      }
      writer.writeNullableString(amendment.behaviour);
    }

    @Override
    public Amendment read(BinaryReader reader) {
      return new Amendment(
          (int) reader.readUnsigned(),
          reader.readUnsigned(),
          reader.readBoolean(),
          ClickId.readRemark(reader),
          reader.readBoolean() ? reader.readUuid() : null,
          reader.readNullableString());
    }
  }
}
