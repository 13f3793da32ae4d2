package io.footfall.services.support;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends this process when its standard input ends. The launcher holds the other end, so whatever
 * ends the launcher, {@code kill -9} included, ends its servers: no shutdown hook of the launcher's
 * could promise that.
 */
final class EndOfInput {

  /** How long the server's own shutdown may take before the process is cut off. */
  private static final long ORDERLY_SHUTDOWN_SECONDS = 5;

  private EndOfInput() {}

  static void endsThisProcess() {
    Thread watcher = new Thread(EndOfInput::awaitThenExit, "end-of-input");
    watcher.setDaemon(true);
    watcher.start();
  }

  private static void awaitThenExit() {
    try {
      while (System.in.read() >= 0) {
        // Nothing is ever said on it; only its end counts.
      }
    } catch (IOException e) {
      // A broken input is an ended one.
      System.out.println("Standard input failed (" + e.getMessage() + "): ending");
    }
    CompletableFuture.delayedExecutor(ORDERLY_SHUTDOWN_SECONDS, TimeUnit.SECONDS, Runnable::run)
        .execute(() -> Runtime.getRuntime().halt(1));
    System.exit(0);
  }
}
