package io.footfall.visits;

import io.footfall.model.Click;

/** The stored clicks of one bucket of visitors. */
@FunctionalInterface
public interface ClickHistory {

  /**
   * The clicks that happened in that time, in the order of time; read as they are asked for.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   */
  Iterable<Click> between(long fromMillis, long toMillis);
}
