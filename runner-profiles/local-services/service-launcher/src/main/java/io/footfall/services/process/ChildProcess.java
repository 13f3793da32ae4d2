package io.footfall.services.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A running server process. It holds the process's standard input open: when this JVM ends, however
 * it ends, the server reads the end of its input and ends too.
 */
public final class ChildProcess {

  private static final Duration ORDERLY_STOP = Duration.ofSeconds(7);
  private static final Duration TERMINATION = Duration.ofSeconds(1);

  private final Process process;
  private volatile Optional<FrozenProcess> frozen = Optional.empty();

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts {@code program} in {@code folder} with {@code settings} ({@code name=value}), its output
   * appended to {@code log}.
   */
  public static ChildProcess start(
      ServerProgram program, int heapMegabytes, Path folder, List<String> settings, Path log)
      throws IOException {
    return start(program, heapMegabytes, folder, settings, Map.of(), log);
  }

  /** The same with environment variables of its own. */
  public static ChildProcess start(
      ServerProgram program,
      int heapMegabytes,
      Path folder,
      List<String> settings,
      Map<String, String> environment,
      Path log)
      throws IOException {
    List<String> command = JavaCommand.write(program, heapMegabytes, folder, settings);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // One arena instead of eight a core: tens of megabytes less a server.
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start());
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits at most {@code limit}; true if the process has ended. */
  public boolean endsWithin(Duration limit) {
    return process
        .onExit()
        .thenApply(ended -> true)
        .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Empty while the process runs. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /**
   * Ends the process, in order if it manages within 7 s, else by force. Returns when it is gone.
   */
  public void stop() {
    // A frozen process could not hear the end of its input.
    resume();
    closeInput();
    if (!endsWithin(ORDERLY_STOP)) {
      process.destroy();
      if (!endsWithin(TERMINATION)) {
        kill();
      }
    }
  }

  /** As {@code kill -9}. Returns when the process is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
    resume();
  }

  /** Freezes the process, as a machine that hangs: its sockets stay open and nothing answers. */
  public void pause() {
    frozen = Optional.of(FrozenProcess.of(process));
  }

  /** Lets a process that is frozen go on. */
  public void resume() {
    Optional<FrozenProcess> thawing = frozen;
    frozen = Optional.empty();
    thawing.ifPresent(FrozenProcess::thaw);
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input of process " + pid() + " did not close", e);
    }
  }
}
