package io.footfall.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Tells when standard input ends: whoever started this process held the other end. */
final class EndOfInput {

  private EndOfInput() {}

  /** Runs it then, on a thread of its own that keeps no process alive. */
  static void then(Runnable ended) {
    Thread watcher = new Thread(() -> awaitThen(ended), "end-of-input");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void awaitThen(Runnable ended) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException("Standard input can't be followed to its end", e);
    } finally {
      ended.run();
    }
  }
}
