package io.footfall.figures;

import java.util.Locale;

/**
 * What a tally sums up. The order is part of the stored form: add at the end, never move, never
 * take out.
 */
public enum Measure {
  EVENTS,
  VIEWS;

  /** As it stands in documents: {@code views}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
