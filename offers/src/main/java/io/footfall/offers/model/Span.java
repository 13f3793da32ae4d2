package io.footfall.offers.model;

import java.io.Serializable;

/** A stretch of time, both ends included, milliseconds since 1970. */
public record Span(long fromMillis, long toMillis) implements Serializable {

  public Span {
    if (toMillis < fromMillis) {
      throw new IllegalArgumentException("A span can't end before it starts: " + fromMillis);
    }
  }

  public boolean holds(long millis) {
    return millis >= fromMillis && millis <= toMillis;
  }
}
