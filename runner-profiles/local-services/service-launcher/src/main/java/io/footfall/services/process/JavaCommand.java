package io.footfall.services.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a server. Everything stands in an argument file, as a class path of a hundred
 * jars is too long for some systems; {@code java @launch.args} starts the server by hand as well.
 */
final class JavaCommand {

  /**
   * Half the start-up time, a third of the memory: these servers live for minutes on one laptop.
   */
  private static final List<String> SMALL =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError");

  private JavaCommand() {}

  /** Writes {@code launch.args} into {@code folder}, made if need be, and names it. */
  static List<String> write(
      ServerProgram program, int heapMegabytes, Path folder, List<String> settings)
      throws IOException {
    // Native libraries are unpacked here, and go with the folder even after a kill -9.
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> arguments = new ArrayList<>(SMALL);
    arguments.add("-Xmx" + heapMegabytes + "m");
    arguments.add("-Djava.io.tmpdir=" + temporary);
    arguments.addAll(program.flags());
    arguments.add("-cp");
    arguments.add(String.join(File.pathSeparator, program.classPath()));
    arguments.add(program.mainClass());
    arguments.add("folder=" + folder);
    arguments.addAll(settings);
    Path file = folder.resolve("launch.args");
    Files.writeString(
        file, arguments.stream().map(JavaCommand::quoted).collect(Collectors.joining("\n")));
    return withoutInterrupts(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Ctrl-C in a terminal goes to every process of the group at once. The servers sit it out, so
   * that a pipeline can still finish its slice on them; they end when the launcher lets them go.
   */
  private static List<String> withoutInterrupts(List<String> command) {
    List<String> wrapped =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\""));
    wrapped.add("sh");
    wrapped.addAll(command);
    return wrapped;
  }
}
