package io.footfall.pipelines.cassandra;

import io.footfall.model.Slice;

/**
 * The time that a slice's writes of state carry, in Cassandra's microseconds: the millisecond of
 * its plan, which is later than that of every slice before it, and in the microseconds how often it
 * has been taken up again. Cassandra keeps the write with the highest time, so what a task of a
 * dead driver writes late never lands on top of a later slice's, nor, where code was changed in
 * between and writes otherwise, on the same slice's taken up by the next driver. (Of two writes of
 * one time Cassandra keeps the larger value, whoever wrote it.) Who deletes state must do so with a
 * time of his own that is not later than the next plan.
 */
final class WriteTime {

  private static final long MICROS_PER_MILLI = 1_000;

  /** How much later than what they correct corrections are. */
  private static final long AFTER = MICROS_PER_MILLI / 2;

  private WriteTime() {}

  static long of(Slice slice) {
    // From the five hundredth on they tie: the next plan may be but a millisecond away, and the
    // second half of it is for corrections
    long attempt = Math.min(slice.attempt(), AFTER) - 1;
    return slice.plannedAtMillis() * MICROS_PER_MILLI + attempt;
  }

  /**
   * The time of a correction of what stands after the slice: later than all that it wrote, and
   * earlier than whatever the next one will.
   */
  static long after(Slice slice) {
    return of(slice) + AFTER;
  }
}
