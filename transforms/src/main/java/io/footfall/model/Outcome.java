package io.footfall.model;

/**
 * What became of one record of the log; every record has exactly one. A {@link Click} is (to be)
 * stored, a {@link Duplicate} was stored before, a {@link Reject} can't be.
 */
public sealed interface Outcome extends Finding permits Click, Duplicate, Reject {

  /** The record whose outcome this is. */
  RecordPosition position();
}
