package io.footfall.acceptance;

import io.footfall.launcher.Footfall;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs commands in one process, one after another, whatever each comes to. Comes in, between two a
 * {@link #NEXT}: the file for what a command prints, and its words. Goes out, once it has ended: a
 * line with its exit code.
 */
final class CommandsInARow {

  /** Stands between two commands. */
  static final String NEXT = ";";

  /** Begins the line that says a command's exit code. */
  static final String ENDED = "ended with ";

  private CommandsInARow() {}

  /** Ends with 0 when all of them have ended. */
  public static void main(String[] arguments) throws IOException {
    // As a command that is a process of its own has it
    System.setProperty("log4j2.configurationFile", "footfall-log4j2.xml");
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals(NEXT)) {
        run(command);
        command.clear();
      } else {
        command.add(argument);
      }
    }
    run(command);
    System.exit(0);
  }

  private static void run(List<String> command) throws IOException {
    try (PrintStream output = new PrintStream(command.get(0), StandardCharsets.UTF_8)) {
      int code = Footfall.run(output, List.copyOf(command.subList(1, command.size())));
      System.out.println(ENDED + code);
    }
  }
}
