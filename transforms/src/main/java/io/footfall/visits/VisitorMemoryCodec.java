package io.footfall.visits;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.model.EventType;
import io.footfall.model.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The stored form of a {@link VisitorMemory}: a version, the carried facts, the row's own
 * dictionaries of texts and of circumstances, and the clicks, some 35 bytes each. Equal memories
 * give equal bytes. Enum constants stand by their names and numbers in the elementary forms of
 * {@link BinaryWriter}, as rows outlive builds.
 */
final class VisitorMemoryCodec {

  private static final int VERSION = 2;

  private static final int HAS_URL = 1;
  private static final int HAS_ORDER = 1 << 1;
  private static final int FILLING = 1 << 2;
  private static final int HAS_PRODUCT = 1 << 3;
  private static final int HAS_SEARCH_TERM = 1 << 4;
  private static final int CONFLICTING = 1 << 5;

  private VisitorMemoryCodec() {}

  static byte[] toBytes(VisitorMemory memory) {
    Dictionary<String> texts = new Dictionary<>();
    Dictionary<Circumstances> circumstances = new Dictionary<>();
    BinaryWriter clicks = new BinaryWriter(64 * memory.clicks().size());
    long previousTime = 0;
    long previousSlice = 0;
    for (RememberedClick click : memory.clicks()) {
      clicks.writeUnsigned(presence(click));
      clicks.writeSigned(click.slice() - previousSlice);
      clicks.writeUuid(click.eventId());
      clicks.writeFixedLong(click.contentHash());
      clicks.writeSigned(click.occurredAt() - previousTime);
      clicks.writeSigned(click.receivedAt() - click.occurredAt());
      clicks.writeUnsigned(texts.indexOf(click.type().wireName()));
      clicks.writeUnsigned(circumstances.indexOf(click.circumstances()));
      if (click.url() != null) {
        clicks.writeUnsigned(texts.indexOf(click.url()));
      }
      if (click.product() != null) {
        clicks.writeUnsigned(texts.indexOf(click.product()));
      }
      if (click.searchTerm() != null) {
        clicks.writeUnsigned(texts.indexOf(click.searchTerm()));
      }
      if (click.order() != null) {
        clicks.writeString(click.order().id());
        clicks.writeSigned(click.order().totalMinor());
        clicks.writeUnsigned(texts.indexOf(click.order().currency()));
      }
      previousTime = click.occurredAt();
      previousSlice = click.slice();
    }
    BinaryWriter surroundings = new BinaryWriter(64);
    CircumstancesCodec.write(circumstances, texts, surroundings);
    BinaryWriter row = new BinaryWriter(clicks.size() + surroundings.size() + 512);
    row.writeByte(VERSION);
    row.writeFixedLong(memory.earliestForgotten());
    row.writeFixedLong(memory.newestBefore());
    row.writeUnsigned(memory.lastSlice());
    row.writeFixedLong(memory.newestInLast());
    row.writeUnsigned(texts.size());
    for (String text : texts.entries()) {
      row.writeString(text);
    }
    row.writeBytes(surroundings.toByteArray());
    row.writeUnsigned(memory.clicks().size());
    row.writeBytes(clicks.toByteArray());
    return row.toByteArray();
  }

  private static int presence(RememberedClick click) {
    return (click.url() == null ? 0 : HAS_URL)
        | (click.order() == null ? 0 : HAS_ORDER)
        | (click.product() == null ? 0 : HAS_PRODUCT)
        | (click.searchTerm() == null ? 0 : HAS_SEARCH_TERM)
        | (click.conflicting() ? CONFLICTING : 0)
        | (click.filling() ? FILLING : 0);
  }

  static VisitorMemory fromBytes(byte[] bytes) {
    BinaryReader row = new BinaryReader(bytes);
    int version = row.readByte();
    if (version != VERSION) {
      throw new IllegalStateException(
          "A visitor's memory of version " + version + ": this build reads " + VERSION);
    }
    long earliestForgotten = row.readFixedLong();
    long newestBefore = row.readFixedLong();
    long lastSlice = row.readUnsigned();
    long newestInLast = row.readFixedLong();
    String[] texts = new String[(int) row.readUnsigned()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = row.readString();
    }
    Circumstances[] circumstances =
        CircumstancesCodec.read(new BinaryReader(row.readBytes()), texts);
    int count = (int) row.readUnsigned();
    return new VisitorMemory(
        earliestForgotten,
        newestBefore,
        lastSlice,
        newestInLast,
        readClicks(count, new BinaryReader(row.readBytes()), texts, circumstances));
  }

  private static List<RememberedClick> readClicks(
      int count, BinaryReader reader, String[] texts, Circumstances[] circumstances) {
    List<RememberedClick> clicks = new ArrayList<>(count);
    long time = 0;
    long slice = 0;
    for (int i = 0; i < count; i++) {
      long present = reader.readUnsigned();
      slice += reader.readSigned();
      UUID eventId = reader.readUuid();
      long contentHash = reader.readFixedLong();
      time += reader.readSigned();
      clicks.add(
          new RememberedClick(
              slice,
              eventId,
              contentHash,
              time,
              time + reader.readSigned(),
              EventType.fromWireName(texts[(int) reader.readUnsigned()]).orElseThrow(),
              circumstances[(int) reader.readUnsigned()],
              (present & HAS_URL) == 0 ? null : texts[(int) reader.readUnsigned()],
              (present & HAS_PRODUCT) == 0 ? null : texts[(int) reader.readUnsigned()],
              (present & HAS_SEARCH_TERM) == 0 ? null : texts[(int) reader.readUnsigned()],
              (present & HAS_ORDER) == 0
                  ? null
                  : new Order(
                      reader.readString(), reader.readSigned(), texts[(int) reader.readUnsigned()]),
              (present & CONFLICTING) != 0,
              (present & FILLING) != 0));
    }
    return clicks;
  }
}
