package io.footfall.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Gives back, in the same order, what a {@link BinaryWriter} wrote. The array is read, never
 * changed or kept by what is read from it. Bytes that end too soon or make no sense throw {@link
 * CorruptBytesException}.
 */
public final class BinaryReader {

  private final byte[] bytes;
  private final int end;
  private int next;

  /** Reads the whole array. */
  public BinaryReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  /** Reads {@code length} bytes from {@code offset}. */
  public BinaryReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.next = offset;
    this.end = Math.addExact(offset, length);
    if (offset < 0 || length < 0 || end > bytes.length) {
      throw new IllegalArgumentException(
          "[" + offset + ", " + end + ") lies outside of " + bytes.length + " bytes");
    }
  }

  /** Whether anything is left to read. */
  public boolean hasMore() {
    return next < end;
  }

  public int readByte() {
    return bytes[advance(1)];
  }

  public boolean readBoolean() {
    return readByte() != 0;
  }

  /** One of the enum's {@code values()}, in their order. */
  public <E extends Enum<E>> E readEnum(E[] values) {
    int place = readByte();
    if (place < 0 || place >= values.length) {
      throw new CorruptBytesException(
          "No " + values[0].getDeclaringClass() + " has place " + place);
    }
    return values[place];
  }

  public long readUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int piece = readByte();
      value |= (piece & 0x7FL) << shift;
      if (piece >= 0) {
        return value;
      }
    }
    throw new CorruptBytesException("A number of more than ten bytes ends at " + next);
  }

  public long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  public UUID readUuid() {
    return new UUID(readFixedLong(), readFixedLong());
  }

  public long readFixedLong() {
    int start = advance(8);
    long value = 0;
    for (int i = start; i < start + 8; i++) {
      value = (value << 8) | (bytes[i] & 0xFFL);
    }
    return value;
  }

  public String readString() {
    return stringOf(readLength(0));
  }

  public @Nullable String readNullableString() {
    int length = readLength(-1);
    return length < 0 ? null : stringOf(length);
  }

  public byte[] readBytes() {
    return bytesOf(readLength(0));
  }

  public byte @Nullable [] readNullableBytes() {
    int length = readLength(-1);
    return length < 0 ? null : bytesOf(length);
  }

  /** A string of few distinct values, such as a topic's name, without a new object for each. */
  String readRepeated(RepeatedString repeated) {
    int length = readLength(0);
    return repeated.read(bytes, advance(length), length);
  }

  private String stringOf(int length) {
    return new String(bytes, advance(length), length, StandardCharsets.UTF_8);
  }

  private byte[] bytesOf(int length) {
    int start = advance(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  private int readLength(int shift) {
    long length = readUnsigned() + shift;
    if (length < shift || length > end - next) {
      throw new CorruptBytesException(
          "A length of " + length + " at " + next + ", with " + (end - next) + " bytes left");
    }
    return (int) length;
  }

  private int advance(int length) {
    int start = next;
    if (length > end - start) {
      throw new CorruptBytesException("Bytes end at " + end + ", within a value");
    }
    next = start + length;
    return start;
  }
}
