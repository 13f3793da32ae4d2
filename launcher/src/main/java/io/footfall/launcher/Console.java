package io.footfall.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.benchmarks.Report;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person reads: plain lines, one line that is rewritten while something goes on (where the
 * output is a terminal; where it is not, each is a line of its own), and the machine-readable line
 * at the end, a word and a JSON object.
 */
public final class Console implements Report {

  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ERASE_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean isTerminal;
  private boolean isLineOpen;

  private Console(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.isTerminal = isTerminal;
  }

  @SuppressWarnings(
      "SystemConsoleNull") // Java 17 it is: there, null says that the output is no terminal
  public static Console ofStandardOutput() {
    return new Console(
        new PrintStream(System.out, true, StandardCharsets.UTF_8), System.console() != null);
  }

  /** A console that is no terminal. */
  static Console to(PrintStream out) {
    return new Console(out, false);
  }

  /** Prints a line. */
  @Override
  public synchronized void line(String text) {
    closeLine();
    out.println(text);
  }

  /** Rewrites the one live line. */
  public synchronized void live(String text) {
    if (isTerminal) {
      out.print(ERASE_LINE + text);
      isLineOpen = true;
      out.flush();
    } else {
      out.println(text);
    }
  }

  /** Prints the line that machines read: {@code WORD {"field":..}}. */
  @Override
  public synchronized void result(String word, Map<String, ?> fields) {
    try {
      line(word + " " + MAPPER.writeValueAsString(fields));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("No JSON can be made of " + fields, e);
    }
  }

  /** Says what went wrong, from the outermost to the innermost reason; the log has the rest. */
  public synchronized void failure(Throwable thrown) {
    LOG.error("The command failed", thrown);
    line("FAILED: " + messageOf(thrown));
    String last = messageOf(thrown);
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      String message = cause.getMessage() == null ? null : messageOf(cause);
      if (message != null && !last.contains(message)) {
        line("  because: " + message);
        last = message;
      }
    }
    line("  " + logName() + " has the whole story");
  }

  /** Who starts us may have set up a log of his own before, as spark-submit does. */
  private static String logName() {
    Path file = Path.of(System.getProperty("footfall.logFile", ".footfall/footfall.log"));
    return Files.exists(file) ? "The log " + file : "The log of this process";
  }

  private static String messageOf(Throwable thrown) {
    if (thrown instanceof FileSystemException failed && failed.getReason() == null) {
      return failed.getFile() + ": " + reasonOf(failed);
    }
    return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
  }

  /** These say their reason by their class alone. */
  private static String reasonOf(FileSystemException failed) {
    if (failed instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (failed instanceof FileAlreadyExistsException) {
      return "there is such a file already";
    }
    return failed instanceof AccessDeniedException
        ? "permission denied"
        : failed.getClass().getSimpleName();
  }

  private void closeLine() {
    if (isLineOpen) {
      out.println();
      isLineOpen = false;
    }
  }
}
