package io.footfall.acceptance;

import io.footfall.launcher.Footfall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * {@code footfall} in a JVM of its own, as an operator would run it: to be watched, and to be
 * killed.
 */
public final class FootfallProcess implements AutoCloseable {

  /** Ten times what a start takes on a machine that does a lot besides. */
  private static final long MOST_SECONDS_TO_A_LINE = 300;

  /** Where a test's size is an option, a command may have a million records to read. */
  private static final long MOST_SECONDS_TO_AN_END = 900;

  private static final int TAIL_LINES = 60;

  private final Process process;
  private final Path outputFile;

  private FootfallProcess(Process process, Path outputFile) {
    this.process = process;
    this.outputFile = outputFile;
  }

  /** {@code footfall clickstream} on those servers, in slices of so many events without a pause. */
  public static FootfallProcess clickstream(
      TestServers servers, Path outputFile, int eventsPerSlice, String... more) throws IOException {
    return start(outputFile, servers.clickstream(eventsPerSlice, more));
  }

  /** Any command, with the class path and the flags of this JVM's profile. */
  public static FootfallProcess start(Path outputFile, List<String> arguments) throws IOException {
    return start(outputFile, Map.of(), arguments);
  }

  /** The same with more in its environment. */
  public static FootfallProcess start(
      Path outputFile, Map<String, String> environment, List<String> arguments) throws IOException {
    return start(outputFile, environment, Footfall.class, arguments);
  }

  /** Another main class in the same way. */
  static FootfallProcess start(
      Path outputFile, Map<String, String> environment, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            // It is over before code that is compiled well has paid, or bytecode that is proved
            // right as it is loaded: the tests' own JVMs and Spark's executors do that
            "-XX:TieredStopAtLevel=1",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:+UseSerialGC",
            "-Dfootfall.logFile=" + outputFile + ".full",
            // What one that is killed had open goes with the test's folder
            "-Djava.io.tmpdir=" + Files.createDirectories(Path.of(outputFile + ".tmp"))));
    Arrays.stream(System.getProperty("footfall.jvmFlags", "").split(" "))
        .filter(flag -> !flag.isBlank())
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(outputFile.toFile());
    // The local object store takes any key, its client wants one
    builder
        .environment()
        .putAll(Map.of("AWS_ACCESS_KEY_ID", "any", "AWS_SECRET_ACCESS_KEY", "any"));
    builder.environment().putAll(environment);
    return new FootfallProcess(builder.start(), outputFile);
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** The processes that it has started, and theirs. */
  public List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** What Ctrl-C in a terminal does. */
  public void interrupt() throws IOException, InterruptedException {
    signal("INT");
  }

  /** Freezes it, as a machine that hangs does. */
  public void pause() throws IOException, InterruptedException {
    signal("STOP");
  }

  public void resume() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    int code =
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    if (code != 0) {
      throw new AssertionError("The pipeline was gone before SIG" + name + ": " + output());
    }
  }

  /** Lets it run for so many milliseconds; false when it has ended by itself by then. */
  public boolean runsFor(long millis) throws InterruptedException {
    return !process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until it has printed that, and fails when it ends without. */
  public void awaitLine(String text) throws IOException {
    try {
      Awaitility.await()
          .atMost(MOST_SECONDS_TO_A_LINE, TimeUnit.SECONDS)
          .pollInterval(20, TimeUnit.MILLISECONDS)
          .until(() -> output().contains(text) || !process.isAlive());
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "Not said within " + MOST_SECONDS_TO_A_LINE + " s: " + text + "; but: " + tail(), e);
    }
    if (!output().contains(text)) {
      throw new AssertionError("footfall ended without having said " + text + ": " + tail());
    }
  }

  /** Kills it after so many milliseconds, unless it ends by itself before: which it must not. */
  public void killWithin(int millis) throws InterruptedException, IOException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("The pipeline ended by itself: " + output());
    }
    process.destroyForcibly().waitFor();
  }

  /** Waits until it ends by itself, and fails unless it ends with that code. */
  public void awaitExit(int code) throws InterruptedException, IOException {
    if (awaitExit() != code) {
      throw new AssertionError(
          "footfall ended with " + process.exitValue() + ", not " + code + ": " + output());
    }
  }

  /** The exit code, when it has ended by itself. */
  public int awaitExit() throws InterruptedException, IOException {
    if (!process.waitFor(MOST_SECONDS_TO_AN_END, TimeUnit.SECONDS)) {
      throw new AssertionError(
          "footfall did not end within " + MOST_SECONDS_TO_AN_END + " s: " + tail());
    }
    return process.exitValue();
  }

  /** What it has printed so far. */
  public String output() throws IOException {
    return Files.readString(outputFile);
  }

  private String tail() throws IOException {
    List<String> lines = output().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  /** Kills it where it runs; when this returns it writes nothing any more. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
