package io.footfall.services.support;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Whether files can be written without the system's cache of pages. Not every file system lets
 * them; one in memory often does not.
 */
public final class PastThePageCache {

  private PastThePageCache() {}

  /** Tries it with a file in {@code folder}, which is gone again afterwards. */
  public static boolean in(Path folder) {
    Path file = folder.resolve("written-directly");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE,
            ExtendedOpenOption.DIRECT)) {
      return channel.isOpen();
    } catch (IOException | UnsupportedOperationException e) {
      System.out.println(folder + " is written through the system's cache: " + e);
      return false;
    }
  }
}
