package io.footfall.pipelines.runner;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that an option names and that a runner may have brought along ({@code spark-submit
 * --files}).
 *
 * <p>In: a path as an operator wrote it. Out: that path where something is there, seen from the
 * working folder, as it is on Spark's executors; else the same file name in the folder that the
 * runner keeps such files in, as on a driver.
 */
public final class ShippedFiles {

  private static volatile Path folder = Path.of("");

  private ShippedFiles() {}

  /** Says where this JVM's runner keeps files that it brought along. */
  public static void keptIn(Path runnersFolder) {
    folder = runnersFolder;
  }

  /** Where to read it; the path itself where it is nowhere, for the error to name. */
  public static Path find(String path) {
    Path asWritten = Path.of(path);
    Path shipped = folder.resolve(asWritten.getFileName());
    return !Files.exists(asWritten) && Files.exists(shipped) ? shipped : asWritten;
  }
}
