package io.footfall.lake.compact;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.model.Remark;
import io.footfall.visits.Step;
import java.util.Comparator;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * As much of a click as it takes to tell repetitions and robots.
 *
 * @param eventId as its record had it
 * @param epochHour of the file that it is in
 * @param compacted whether that is a compacted file
 * @param page 64 bits of a hash of the page as figures name it: two pages pass for one once in 2^64
 * @param robot what the file says its robot says or does; null for a person's, and for one that has
 *     not been judged
 * @param saysItself whether the robot says so itself
 * @param remark how it stands to its visitor's memory, where that is out of the ordinary
 */
record ClickId(
    String visitorId,
    UUID eventId,
    long contentHash,
    int partition,
    long offset,
    long epochHour,
    boolean compacted,
    long occurredAt,
    boolean isView,
    Long page,
    @Nullable String robot,
    boolean saysItself,
    Remark.@Nullable Subject remark)
    implements Step {

  /** Those under one id stand together, in the order of the log. */
  static final Comparator<ClickId> BY_ID_AND_POSITION =
      Comparator.comparing(ClickId::visitorId)
          .thenComparing(ClickId::eventId)
          .thenComparingInt(ClickId::partition)
          .thenComparingLong(ClickId::offset);

  LogPlace place() {
    return new LogPlace(partition, offset);
  }

  /** Whether it is in its visitor's memory, and so part of a visit. */
  boolean isRemembered() {
    return remark == null || remark.isRemembered();
  }

  @Override
  public boolean filling() {
    return remark == Remark.Subject.FILLED;
  }

  ClickId withRemark(Remark.Subject subject) {
    return new ClickId(
        visitorId,
        eventId,
        contentHash,
        partition,
        offset,
        epochHour,
        compacted,
        occurredAt,
        isView,
        page,
        robot,
        saysItself,
        subject);
  }

  boolean hasIdOf(ClickId other) {
    return eventId.equals(other.eventId) && visitorId.equals(other.visitorId);
  }

  void write(BinaryWriter writer) {
    writer.writeString(visitorId);
    writer.writeUuid(eventId);
    writer.writeSigned(contentHash);
    writer.writeUnsigned(partition);
    writer.writeUnsigned(offset);
    writer.writeSigned(epochHour);
    writer.writeBoolean(compacted);
    writer.writeSigned(occurredAt);
    writer.writeBoolean(isView);
    writer.writeFixedLong(page);
    writer.writeNullableString(robot);
    writer.writeBoolean(saysItself);
    writeRemark(remark, writer);
  }

  static ClickId read(BinaryReader reader) {
    return new ClickId(
        reader.readString(),
        reader.readUuid(),
        reader.readSigned(),
        (int) reader.readUnsigned(),
        reader.readUnsigned(),
        reader.readSigned(),
        reader.readBoolean(),
        reader.readSigned(),
        reader.readBoolean(),
        reader.readFixedLong(),
        reader.readNullableString(),
        reader.readBoolean(),
        readRemark(reader));
  }

  static void writeRemark(Remark.@Nullable Subject remark, BinaryWriter writer) {
    writer.writeNullableString(remark == null ? null : remark.wireName());
  }

  static Remark.@Nullable Subject readRemark(BinaryReader reader) {
    return Remark.Subject.ofWireName(reader.readNullableString());
  }
}
