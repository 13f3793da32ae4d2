package io.footfall.services.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, whatever its length. */
public final class LogTail {

  private static final int LINES = 40;
  private static final int BYTES = 16 * 1024;

  private LogTail() {}

  /**
   * At most 40 lines from the last 16 KiB written at or after offset {@code from}; empty if there
   * is no such file. Never fails: it serves an error message, which must not hide behind another.
   */
  public static String of(Path log, long from) {
    try {
      return read(log, from);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      return "(the log cannot be read: " + e + ")";
    }
  }

  /** Where the next line will be written: 0 if there is no such file. */
  public static long end(Path log) throws IOException {
    return Files.exists(log) ? Files.size(log) : 0;
  }

  private static String read(Path log, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      long start = Math.max(from, channel.size() - BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
        // A channel may give less than is asked for.
      }
      List<String> lines = StandardCharsets.UTF_8.decode(bytes.flip()).toString().lines().toList();
      // A start in the middle of the file is likely one in the middle of a line.
      int first = Math.max(start > from ? 1 : 0, lines.size() - LINES);
      return String.join("\n", lines.subList(Math.min(first, lines.size()), lines.size()));
    }
  }
}
