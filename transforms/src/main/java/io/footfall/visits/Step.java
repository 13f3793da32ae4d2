package io.footfall.visits;

import org.checkerframework.checker.nullness.qual.Nullable;

/** A click as far as it says whether its visitor walks like a robot. */
public interface Step {

  /** Milliseconds since 1970. */
  long occurredAt();

  /** Whether it shows a page. */
  boolean isView();

  /** Which page it is on, told from others by {@code equals}; null where it names none. */
  @Nullable Object page();

  /** Whether it took the last place in its visitor's memory. */
  boolean filling();
}
