package io.footfall.pipelines.elasticsearch;

/** The cluster is busy or away: the same may go well later. */
final class BusyException extends RuntimeException {
  BusyException(String message) {
    super(message);
  }

  BusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
