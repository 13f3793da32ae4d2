package io.footfall.services.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The end of a log, whatever its length: its last 40 lines, and before them up to 10 earlier lines
 * that tell of an error. A server that fails may go on for a hundred lines about its shutdown.
 */
public final class LogTail {

  private static final int LINES = 40;
  private static final int EARLIER_ERRORS = 10;
  private static final int BYTES = 64 * 1024;
  private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL)\\b|Exception|Error:");

  private LogTail() {}

  /**
   * The end of what was written to {@code log} at or after offset {@code from}, or of all of it
   * where it has been cut since; empty if there is no such file. Looks at 64 KiB at most. Never
   * fails: it serves an error message, which must not hide behind another.
   */
  public static String of(Path log, long from) {
    try {
      return shortened(lines(log, from));
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

  private static List<String> lines(Path log, long from) throws IOException {
    try (FileChannel channel = FileChannel.open(log)) {
      long begin = from > channel.size() ? 0 : from;
      long start = Math.max(begin, channel.size() - BYTES);
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, channel.size() - start));
      while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
        // A channel may give less than is asked for.
      }
      // A start in the middle of the file is likely one in the middle of a line.
      return StandardCharsets.UTF_8
          .decode(bytes.flip())
          .toString()
          .lines()
          .skip(start > begin ? 1 : 0)
          .toList();
    }
  }

  private static String shortened(List<String> lines) {
    int end = Math.max(0, lines.size() - LINES);
    Stream<String> errors =
        lines.subList(0, end).stream()
            .filter(line -> ERROR.matcher(line).find())
            .limit(EARLIER_ERRORS);
    return Stream.concat(errors, lines.subList(end, lines.size()).stream())
        .collect(Collectors.joining("\n"));
  }
}
