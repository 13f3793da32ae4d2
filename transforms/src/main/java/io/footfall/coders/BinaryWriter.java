package io.footfall.coders;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Takes values and lays them out in a byte array that grows as needed; {@link BinaryReader} reads
 * them back in the same order. One array instead of a call into a stream for every byte: that is
 * where the time of a coder goes. Whole numbers are varints (7 bits a byte, low bits first),
 * strings UTF-8 behind their length. Not for several threads at once.
 */
public final class BinaryWriter {

  private byte[] bytes;
  private int size;

  /** A writer with room for {@code capacity} bytes before it grows. */
  public BinaryWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /** How many bytes have been written. */
  public int size() {
    return size;
  }

  /** Forgets what was written and keeps the room. */
  public void clear() {
    size = 0;
  }

  public void writeByte(int value) {
    ensureRoom(1);
    bytes[size++] = (byte) value;
  }

  public void writeBoolean(boolean value) {
    writeByte(value ? 1 : 0);
  }

  /** One byte: the constant's place among its kind, the same in both ends' build. */
  @SuppressWarnings("EnumOrdinal") // what crosses a shuffle is never stored
  public void writeEnum(Enum<?> value) {
    writeByte(value.ordinal());
  }

  /** Small non-negative numbers take few bytes; a negative one takes ten. */
  public void writeUnsigned(long value) {
    ensureRoom(10);
    if ((value & ~0x7FL) == 0) {
      bytes[size++] = (byte) value;
      return;
    }
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Numbers near zero, of either sign, take few bytes (zigzag). */
  public void writeSigned(long value) {
    writeUnsigned((value << 1) ^ (value >> 63));
  }

  public void writeUuid(UUID value) {
    writeFixedLong(value.getMostSignificantBits());
    writeFixedLong(value.getLeastSignificantBits());
  }

  /** Eight bytes, high ones first. */
  public void writeFixedLong(long value) {
    ensureRoom(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** A string without unpaired surrogates, which UTF-8 can't hold. */
  public void writeString(String value) {
    writeBytes(value.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #writeString}, with one byte for null. */
  public void writeNullableString(@Nullable String value) {
    writeNullableBytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes behind their length. */
  public void writeBytes(byte[] value) {
    writeUnsigned(value.length);
    append(value);
  }

  /** As {@link #writeBytes}, with one byte for null. */
  public void writeNullableBytes(byte @Nullable [] value) {
    if (value == null) {
      writeByte(0);
      return;
    }
    writeUnsigned(value.length + 1L);
    append(value);
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }

  /** Passes on what was written, in one piece. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
  }

  private void append(byte[] value) {
    ensureRoom(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void ensureRoom(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(size, more)));
    }
  }
}
