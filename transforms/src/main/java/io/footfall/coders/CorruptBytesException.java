package io.footfall.coders;

/**
 * Bytes that this build's coders did not write. Never expected: both ends of a shuffle run the same
 * build.
 */
public final class CorruptBytesException extends RuntimeException {

  public CorruptBytesException(String message) {
    super(message);
  }
}
