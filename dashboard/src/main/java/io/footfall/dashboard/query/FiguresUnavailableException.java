package io.footfall.dashboard.query;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Elasticsearch did not answer, or refused; the message says what to do, to whoever looks. */
public final class FiguresUnavailableException extends RuntimeException {

  FiguresUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
