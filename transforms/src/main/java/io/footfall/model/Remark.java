package io.footfall.model;

import java.util.Locale;
import java.util.UUID;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Something out of the ordinary about a click that is stored all the same: counted beside the
 * outcomes, never one itself.
 *
 * @param eventId as the record had it, before anything was derived from it
 */
public record Remark(RecordPosition position, UUID eventId, Subject subject) implements Finding {

  /** What there is to remark. */
  public enum Subject {
    /**
     * The event id was taken by a click of other content, so this one is stored under an id derived
     * from both.
     */
    CONFLICTING,
    /**
     * Takes the last place in the visitor's memory; the visit that it belongs to is taken for a
     * robot's.
     */
    FILLED,
    /**
     * The visitor's memory is full: the click belongs to no visit, and a duplicate of it in a later
     * slice will not be found.
     */
    OVERFLOWED,
    /**
     * Happened before all that the visitor's memory reaches back to; the same is lost as of one
     * that overflowed.
     */
    OUT_OF_REACH;

    /** Whether the click is remembered, and so part of a visit. */
    public boolean isRemembered() {
      return this != OVERFLOWED && this != OUT_OF_REACH;
    }

    /** As it stands in figures and rows: {@code out_of_reach}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one that is so called; null for none. */
    public static @Nullable Subject ofWireName(@Nullable String wireName) {
      return wireName == null ? null : valueOf(wireName.toUpperCase(Locale.ROOT));
    }
  }
}
