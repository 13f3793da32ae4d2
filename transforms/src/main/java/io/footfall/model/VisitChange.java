package io.footfall.model;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A visit as it stood before a slice and as it stands after it. A visit that is new has no {@code
 * before}; one that a late click joined to another has no {@code after}. Figures take the one off
 * and put the other on, so a late click corrects them.
 */
public record VisitChange(@Nullable Visit before, @Nullable Visit after) implements Finding {

  public VisitChange {
    if (before == null && after == null) {
      throw new IllegalArgumentException("A change of a visit has a before or an after");
    }
  }
}
