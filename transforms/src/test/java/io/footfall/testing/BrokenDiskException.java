package io.footfall.testing;

/** What the stores throw when a test has broken them. */
public final class BrokenDiskException extends RuntimeException {

  BrokenDiskException() {
    super("The disk broke, as the test wants it to");
  }
}
