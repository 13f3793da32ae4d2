package io.footfall.lake.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on the local disk until it is closed; {@code -Djava.io.tmpdir} says on which. */
public record TemporaryFile(Path path) implements AutoCloseable {

  /** A new one, empty, readable by nobody else. */
  public static TemporaryFile create() {
    try {
      return new TemporaryFile(Files.createTempFile("footfall-lake-", ".parquet"));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "No temporary file can be made in "
              + System.getProperty("java.io.tmpdir")
              + ": -Djava.io.tmpdir names another folder",
          e);
    }
  }

  /** How large it is now. */
  public long bytes() {
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary file is gone: " + path, e);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary file can't be deleted: " + path, e);
    }
  }
}
