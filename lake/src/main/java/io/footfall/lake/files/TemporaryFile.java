package io.footfall.lake.files;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;

/**
 * A file on the local disk until it is closed; {@code -Djava.io.tmpdir} says on which. Where the
 * operating system lets a name go before the file (all but Windows), nobody sees it, and it is gone
 * with this process, however that ends: no visitor's clicks are left behind by a kill.
 */
public final class TemporaryFile implements AutoCloseable {

  private final FileChannel channel;

  private TemporaryFile(FileChannel channel) {
    this.channel = channel;
  }

  /** A new one, empty, readable by nobody else. */
  public static TemporaryFile create() {
    try {
      return new TemporaryFile(
          FileChannel.open(
              Files.createTempFile("footfall-lake-", ".parquet"), READ, WRITE, DELETE_ON_CLOSE));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No temporary file can be made in "
              + System.getProperty("java.io.tmpdir")
              + ": -Djava.io.tmpdir names another folder",
          e);
    }
  }

  /** What is in it; closed with it, and by nobody else. */
  public FileChannel channel() {
    return channel;
  }

  /** How large it is now. */
  public long bytes() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException("A temporary file is gone", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A temporary file can't be closed", e);
    }
  }
}
