package io.footfall.benchmarks.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** A folder on the local disk for as long as it is open, gone with all that is in it afterwards. */
public record ScratchFolder(Path path) implements AutoCloseable {

  /** A new one, under the machine's folder for temporary files; its name begins so. */
  public static ScratchFolder named(String prefix) {
    try {
      return new ScratchFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException("No folder " + prefix + ".. can be made", e);
    }
  }

  @Override
  public void close() {
    try {
      PathUtils.deleteDirectory(path);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be removed", e);
    }
  }
}
