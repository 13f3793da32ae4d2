package io.footfall.pipelines.cassandra;

import io.footfall.model.Slice;

/**
 * The time that a slice's writes of state carry, in Cassandra's microseconds: that of its plan,
 * which is later than that of every slice before it. Cassandra keeps the write with the highest
 * time, so what a task of a failed attempt writes late never lands on top of a later slice's. Who
 * deletes state must do so with a time of his own that is not later than the next plan.
 */
final class WriteTime {

  private static final long MICROS_PER_MILLI = 1_000;

  private WriteTime() {}

  static long of(Slice slice) {
    return slice.plannedAtMillis() * MICROS_PER_MILLI;
  }

  /**
   * The time of a correction of what stands after the slice: later than all that it wrote, and
   * earlier than whatever the next one will.
   */
  static long after(Slice slice) {
    return of(slice) + MICROS_PER_MILLI / 2;
  }
}
