package io.footfall.lake.compact;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import java.util.Comparator;
import java.util.UUID;

/**
 * As much of a click as it takes to tell repetitions.
 *
 * @param eventId as its record had it
 * @param epochHour of the file that it is in
 */
record ClickId(
    String visitorId, UUID eventId, long contentHash, int partition, long offset, long epochHour) {

  /** Those under one id stand together, in the order of the log. */
  static final Comparator<ClickId> BY_ID_AND_POSITION =
      Comparator.comparing(ClickId::visitorId)
          .thenComparing(ClickId::eventId)
          .thenComparingInt(ClickId::partition)
          .thenComparingLong(ClickId::offset);

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
  }

  static ClickId read(BinaryReader reader) {
    return new ClickId(
        reader.readString(),
        reader.readUuid(),
        reader.readSigned(),
        (int) reader.readUnsigned(),
        reader.readUnsigned(),
        reader.readSigned());
  }
}
