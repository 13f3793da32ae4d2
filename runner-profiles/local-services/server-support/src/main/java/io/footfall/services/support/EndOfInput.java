package io.footfall.services.support;

import java.io.IOException;

/**
 * Ends this process when its standard input ends. The launcher holds the other end, so whatever
 * ends the launcher, {@code kill -9} included, ends its servers: no shutdown hook of the launcher's
 * could promise that.
 */
final class EndOfInput {

  /** How long the server's own shutdown may take before the process is cut off. */
  private static final long ORDERLY_SHUTDOWN_MILLIS = 5_000;

  private EndOfInput() {}

  static void endsThisProcess() {
    startDaemon("end-of-input", EndOfInput::awaitThenExit);
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
    startDaemon("cut-off", EndOfInput::cutOff);
    System.exit(0);
  }

  private static void cutOff() {
    try {
      Thread.sleep(ORDERLY_SHUTDOWN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void startDaemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
