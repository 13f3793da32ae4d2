package io.footfall.coders;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.util.VarInt;

/**
 * Chunks of bytes, each behind its length, so that one is read into an array of its size. Beam's
 * ByteArrayCoder collects the last value of a message in a stream that grows and copies as it
 * grows: a tenth of the work on a slice, with chunks of 64 KB.
 */
public final class ChunkCoder extends AtomicCoder<byte[]> {

  private static final ChunkCoder INSTANCE = new ChunkCoder();

  private ChunkCoder() {}

  public static ChunkCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(byte[] chunk, OutputStream out) throws IOException {
    VarInt.encode(chunk.length, out);
    out.write(chunk);
  }

  @Override
  public byte[] decode(InputStream in) throws IOException {
    int length = VarInt.decodeInt(in);
    byte[] chunk = new byte[length];
    int read = in.readNBytes(chunk, 0, length);
    if (read < length) {
      throw new EOFException("Of a chunk of " + length + " bytes only " + read + " are there");
    }
    return chunk;
  }
}
