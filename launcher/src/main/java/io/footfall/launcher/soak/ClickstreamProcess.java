package io.footfall.launcher.soak;

import io.footfall.services.process.FrozenProcess;
import io.footfall.services.process.Interrupts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * {@code footfall clickstream} in a process of its own, on this one's class path and runner: to be
 * killed, and to be started again. It ends when this process does.
 */
final class ClickstreamProcess implements AutoCloseable {

  private static final long ORDERLY_END_MINUTES = 2;
  private static final long DRAIN_MINUTES = 15;

  private final List<String> arguments;
  private final Path output;
  private Process process;
  private Optional<FrozenProcess> frozen = Optional.empty();

  private ClickstreamProcess(List<String> arguments, Path output, Process process) {
    this.arguments = arguments;
    this.output = output;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param arguments of the command
   * @param output where all of its starts write to
   */
  static ClickstreamProcess start(List<String> arguments, Path output) {
    return new ClickstreamProcess(arguments, output, launch(arguments, output));
  }

  private static Process launch(List<String> arguments, Path output) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dfootfall.stopWithParent=true");
    command.add("-Dfootfall.logFile=" + output + ".full");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.footfall.launcher.Footfall", "clickstream"));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(Interrupts.ignoring(command))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("The clickstream could not be started", e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Starts it again. */
  void restart() {
    process = launch(arguments, output);
  }

  /** {@code kill -9}. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void freeze() {
    frozen = Optional.of(FrozenProcess.of(process));
  }

  void thaw() {
    frozen.ifPresent(FrozenProcess::thaw);
    frozen = Optional.empty();
  }

  /** Ends it in order, after the slice that is under way; by force where that slice is stuck. */
  void end() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(ORDERLY_END_MINUTES, TimeUnit.MINUTES)) {
      kill();
    }
  }

  /** Reads the topic to its end; false when that failed. */
  boolean drain() throws InterruptedException {
    List<String> words = new ArrayList<>(arguments);
    words.add("--untilCaughtUp");
    process = launch(words, output);
    if (!process.waitFor(DRAIN_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          "The topic was not read to its end within "
              + DRAIN_MINUTES
              + " minutes; its output says why: "
              + output);
    }
    return process.exitValue() == 0;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    thaw();
  }
}
