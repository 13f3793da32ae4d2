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
   * The quick compiler alone halves the start-up; these servers live for minutes on one laptop. Nor
   * is the bytecode of their released jars proved right once more at each start, which takes a
   * seventh of what is left.
   */
  private static final List<String> SMALL =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-BytecodeVerificationRemote",
          "-XX:+ExitOnOutOfMemoryError");

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
    return Interrupts.ignoring(
        List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + file));
  }

  private static String quoted(String argument) {
    return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
