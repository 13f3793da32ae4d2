package io.footfall.acceptance;

import io.footfall.launcher.Console;
import io.footfall.launcher.Footfall;
import io.footfall.launcher.StopSignal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/**
 * Prints the help of every command, the version and the completion, in one process, as the
 * environment that it is started in has them.
 */
final class EveryHelp {

  private EveryHelp() {}

  /** Ends with 1 when any of them fails. */
  public static void main(String[] arguments) {
    CommandLine root = Footfall.commandLine(StopSignal.ofThisProcess(), Console.ofStandardOutput());
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("--help"));
    lines.add(List.of("--version"));
    lines.add(List.of("generate-completion"));
    root.getSubcommands().forEach((name, command) -> add(List.of(name), command, lines));
    boolean allWell = true;
    for (List<String> line : lines) {
      System.out.println("$ footfall " + String.join(" ", line));
      int code = Footfall.run(System.out, line);
      if (code != 0) {
        System.out.println("ended with " + code);
        allWell = false;
      }
    }
    System.exit(allWell ? 0 : 1);
  }

  private static void add(List<String> path, CommandLine command, List<List<String>> lines) {
    List<String> help = new ArrayList<>(path);
    help.add("--help");
    lines.add(help);
    command
        .getSubcommands()
        .forEach(
            (name, nested) -> {
              List<String> longer = new ArrayList<>(path);
              longer.add(name);
              add(longer, nested, lines);
            });
  }
}
