package io.footfall.launcher;

import io.footfall.launcher.operations.LogFormat;
import io.footfall.services.process.ServerProgram;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The words that start a companion's JVM with its class path, as far as its own arguments. */
final class CompanionProgram {

  private CompanionProgram() {}

  /**
   * A service, with the class path that the build wrote for it.
   *
   * @param name what it was written under
   */
  static List<String> ofService(String name, String mainClass) {
    ServerProgram program =
        ServerProgram.find(name, mainClass, CompanionProgram.class.getClassLoader());
    List<String> command = new ArrayList<>(jvm("-Xmx128m"));
    command.add(LogFormat.asFlag());
    command.addAll(program.flags());
    command.addAll(
        List.of("-cp", String.join(File.pathSeparator, program.classPath()), program.mainClass()));
    return command;
  }

  /**
   * A command of this launcher, with its class path and what it opens of the JDK.
   *
   * @param log where its own log goes
   */
  static List<String> ofCommand(String name, String heap, Path log) {
    List<String> command = new ArrayList<>(jvm(heap));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-") || argument.startsWith("-Djdk."))
        .forEach(command::add);
    command.addAll(List.of("-Dfootfall.logFile=" + log, LogFormat.asFlag()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Footfall.class.getName()));
    command.add(name);
    return command;
  }

  /** Small, and soon up. */
  private static List<String> jvm(String heap) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        heap,
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1");
  }
}
