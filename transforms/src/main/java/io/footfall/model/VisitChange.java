package io.footfall.model;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A visit as it stood before a slice and as it stands after it, both with the same start. A visit
 * that is new has no {@code before}; one that is no more (a late click joined it to an earlier one,
 * or moved its start) has no {@code after}. Figures take the one off and put the other on, so a
 * late click corrects them; a store deletes what has no after and writes over the rest.
 */
public record VisitChange(@Nullable Visit before, @Nullable Visit after) implements Finding {

  public VisitChange {
    if (before == null && after == null) {
      throw new IllegalArgumentException("A change of a visit has a before or an after");
    }
    if (before != null
        && after != null
        && (before.startedAt() != after.startedAt()
            || !before.visitorId().equals(after.visitorId()))) {
      throw new IllegalArgumentException(
          "Before and after are different visits: " + before + " " + after);
    }
  }
}
