package io.footfall.figures;

import java.io.Serializable;

/**
 * What is counted under one key: signed sums by {@link Measure}, and a sketch of the distinct
 * visitors. Merging is associative and commutative, and the estimate depends only on the set of
 * visitors seen.
 */
public interface Tally extends Serializable {

  /** The sum so far; 0 for a measure never added to. */
  long sum(Measure measure);

  /** Distinct visitors, estimated: within 2 % in 95 of 100 cases, exact up to some dozens. */
  long visitors();

  /** The stored form. */
  byte[] toBytes();
}
