package io.footfall.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.footfall.services.process.Interrupts;
import io.footfall.services.process.LogTail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A service of ours in a process of its own, with its own class path: web servers stay off Spark's.
 * It speaks in lines of a word and a JSON object, the first of them {@code ADDRESSES}, and ends
 * when its input does, so it never outlives its launcher.
 */
final class Companion implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long ORDERLY_STOP_SECONDS = 7;

  private final String name;
  private final Path log;
  private final long logBegins;
  private final Process process;
  private final BufferedReader output;
  private final Map<String, String> addresses = new LinkedHashMap<>();

  private Companion(String name, Path log, long logBegins, Process process) {
    this.name = name;
    this.log = log;
    this.logBegins = logBegins;
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts the program.
   *
   * @param name what its class path was written under by the build
   * @param log where its standard error goes
   */
  static Companion start(String name, String mainClass, Path log, List<String> arguments) {
    return start(
        name,
        log,
        ProcessBuilder.Redirect.appendTo(log.toFile()),
        CompanionProgram.ofService(name, mainClass),
        arguments);
  }

  /** Starts the program as the only thing that this process does: it says itself what is wrong. */
  static Companion inForeground(String name, String mainClass, List<String> arguments) {
    return start(
        name,
        Path.of("-"),
        ProcessBuilder.Redirect.INHERIT,
        CompanionProgram.ofService(name, mainClass),
        arguments);
  }

  /**
   * Starts a command of this launcher.
   *
   * @param log where its standard error goes, and its own log beside it
   */
  static Companion command(String name, String heap, Path log, List<String> arguments) {
    return start(
        name,
        log,
        ProcessBuilder.Redirect.appendTo(log.toFile()),
        CompanionProgram.ofCommand(name, heap, log),
        arguments);
  }

  private static Companion start(
      String name,
      Path log,
      ProcessBuilder.Redirect errors,
      List<String> program,
      List<String> arguments) {
    List<String> command = new ArrayList<>(program);
    command.addAll(arguments);
    command.add("--endWithInput");
    try {
      return new Companion(
          name,
          log,
          // What it said when it was started before is no answer
          LogTail.end(log),
          new ProcessBuilder(Interrupts.ignoring(command)).redirectError(errors).start());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " could not be started", e);
    }
  }

  /**
   * Waits for the line of that word, and returns what it says.
   *
   * @throws IllegalStateException with the end of its log when the service ends without it
   */
  JsonNode await(String word) {
    try {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(word + " ")) {
          return JSON.readTree(line.substring(word.length() + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " can't be heard", e);
    }
    throw new IllegalStateException(
        name
            + " ended without "
            + word
            + "; the end of its log "
            + log
            + ":\n"
            + LogTail.of(log, logBegins));
  }

  /** Hands on each line that it says, until it ends. */
  void lines(Consumer<String> listener) {
    output.lines().forEach(listener);
  }

  /** Where it listens, by the names that it uses itself; waits until it does. */
  Map<String, String> addresses() {
    if (addresses.isEmpty()) {
      await("ADDRESSES")
          .fields()
          .forEachRemaining(part -> addresses.put(part.getKey(), part.getValue().asText()));
    }
    return addresses;
  }

  /** Lets it end; {@link #await} then hears its last lines. */
  void letGo() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(name + "'s input can't be closed", e);
    }
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits until it has ended; its exit code. */
  int awaitEnd() {
    return process.onExit().join().exitValue();
  }

  @Override
  public void close() {
    try {
      letGo();
      if (!process.waitFor(ORDERLY_STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
