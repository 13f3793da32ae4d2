package io.footfall.lake.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** A file of whatever file system, as Parquet wants to read it. */
record ChannelInputFile(String name, long length, ChannelOpener opener) implements InputFile {

  /** Opens a channel on the file, at its start. */
  @FunctionalInterface
  interface ChannelOpener {
    SeekableByteChannel open() throws IOException;
  }

  @Override
  public long getLength() {
    return length;
  }

  @Override
  public SeekableInputStream newStream() throws IOException {
    SeekableByteChannel channel = opener.open();
    return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
      @Override
      public long getPos() throws IOException {
        return channel.position();
      }

      @Override
      public void seek(long position) throws IOException {
        channel.position(position);
      }

      @Override
      public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
