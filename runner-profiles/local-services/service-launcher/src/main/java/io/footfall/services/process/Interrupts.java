package io.footfall.services.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C in a terminal goes to every process of the group at once. What serves the others sits it
 * out, so that a pipeline can still finish its slice; it ends when its launcher lets it go.
 */
public final class Interrupts {

  private Interrupts() {}

  /** The command, in a process that ignores SIGINT and SIGHUP. */
  public static List<String> ignoring(List<String> command) {
    List<String> wrapped =
        new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\""));
    wrapped.add("sh");
    wrapped.addAll(command);
    return wrapped;
  }
}
