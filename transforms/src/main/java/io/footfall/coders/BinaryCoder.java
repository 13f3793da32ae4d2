package io.footfall.coders;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.VarInt;

/**
 * A deterministic coder made of two methods over a byte array: a value is its length and then what
 * {@link #write} wrote. The two are public so that values can be packed, many to a chunk, without
 * streams in between.
 */
public abstract class BinaryCoder<T> extends AtomicCoder<T> {

  private static final int USUAL_SIZE = 1 << 10;

  /** A thread's scratch space; never held across calls, dropped when a rare giant blew it up. */
  private static final ThreadLocal<BinaryWriter> SCRATCH =
      ThreadLocal.withInitial(() -> new BinaryWriter(USUAL_SIZE));

  private static final int SCRATCH_LIMIT = 1 << 18;

  /** Appends the value; equal values give equal bytes. */
  public abstract void write(T value, BinaryWriter writer);

  /** Reads exactly what {@link #write} wrote. */
  public abstract T read(BinaryReader reader);

  @Override
  public final void encode(T value, OutputStream out) throws IOException {
    if (value == null) {
      throw new CoderException(getClass().getSimpleName() + " can't encode null");
    }
    BinaryWriter writer = SCRATCH.get();
    writer.clear();
    write(value, writer);
    VarInt.encode(writer.size(), out);
    writer.writeTo(out);
    if (writer.size() > SCRATCH_LIMIT) {
      SCRATCH.remove();
    }
  }

  @Override
  public final T decode(InputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("Of " + length + " bytes only " + bytes.length + " are there");
    }
    BinaryReader reader = new BinaryReader(bytes);
    T value = read(reader);
    if (reader.hasMore()) {
      throw new CoderException(getClass().getSimpleName() + " left bytes of a value unread");
    }
    return value;
  }
}
