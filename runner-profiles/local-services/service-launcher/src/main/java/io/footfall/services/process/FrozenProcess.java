package io.footfall.services.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/**
 * A process that is frozen (SIGSTOP), as a machine that hangs: its sockets stay open and nothing
 * answers. It goes on when it is thawed, and no later than this JVM's end, however that comes: a
 * frozen process hears neither SIGTERM nor the end of its input, and would be left for ever.
 */
public final class FrozenProcess {

  /** Whoever ends this JVM closes the input that is waited for. */
  private static final String FREEZE_UNTIL_END_OF_INPUT =
      "kill -STOP \"$1\" && echo frozen && cat > /dev/null; kill -CONT \"$1\" 2> /dev/null";

  private final Process guard;

  private FrozenProcess(Process guard) {
    this.guard = guard;
  }

  /**
   * Freezes it; nothing is done to one that has ended.
   *
   * @throws IllegalStateException if it runs and can't be frozen
   */
  public static FrozenProcess of(Process process) {
    String id = Long.toString(process.pid());
    try {
      Process guard =
          new ProcessBuilder(
                  Interrupts.ignoring(
                      List.of("/bin/sh", "-c", FREEZE_UNTIL_END_OF_INPUT, "sh", id)))
              .redirectError(Redirect.INHERIT)
              .start();
      boolean isFrozen = guard.inputReader().readLine() != null;
      if (!isFrozen && process.isAlive()) {
        throw new IllegalStateException("Process " + id + " did not take SIGSTOP");
      }
      return new FrozenProcess(guard);
    } catch (IOException e) {
      throw new UncheckedIOException("No shell to freeze process " + id + " with", e);
    }
  }

  /** Lets it go on; returns when it has been told so. More than once is no harm. */
  public void thaw() {
    try {
      guard.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("What keeps a process frozen was not told to let it go", e);
    }
    guard.onExit().join();
  }
}
