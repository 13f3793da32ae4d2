package io.footfall.acceptance;

import java.util.concurrent.TimeUnit;

/** Says of each part of a long test, when it has ended, how long it took and what came of it. */
final class Progress {

  private final String test;
  private long partBegan = System.nanoTime();

  private Progress(String test) {
    this.test = test;
  }

  static Progress of(String test) {
    return new Progress(test);
  }

  /** The part that has ended now; the next begins. Prints one line. */
  void ended(String part, Object result) {
    long now = System.nanoTime();
    System.out.printf(
        "%s: %s in %d s: %s%n",
        test, part, TimeUnit.NANOSECONDS.toSeconds(now - partBegan), result);
    partBegan = now;
  }
}
