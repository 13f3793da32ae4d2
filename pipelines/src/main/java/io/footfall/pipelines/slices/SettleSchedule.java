package io.footfall.pipelines.slices;

import io.footfall.figures.Shards;
import io.footfall.model.Slice;
import io.footfall.model.WrongOptionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When the parts of deferred figures are settled: each once an interval, one after the other, so
 * that slices that follow each other closely have about as much to settle each. Slices further
 * apart than the interval settle all parts, and put nothing off. Parts of days take fifteen times
 * as long: nobody looks at a day by the second, and fewer turns share more slices.
 *
 * @param interval in whole milliseconds; zero for all parts with every slice
 * @param parts how many there are; none where nothing is deferred
 */
public record SettleSchedule(Duration interval, int parts) {

  private static final int TIMES_FOR_DAYS = 15;

  public SettleSchedule {
    if (interval.isNegative()) {
      throw new WrongOptionException("--settleEvery must not be negative: " + interval);
    }
  }

  /** For work that defers nothing. */
  public static SettleSchedule none() {
    return new SettleSchedule(Duration.ZERO, 0);
  }

  /** For the figures of the clickstream. */
  public static SettleSchedule every(Duration interval) {
    return new SettleSchedule(interval, Shards.PARTS);
  }

  /** The parts to be settled by a slice planned at that time, after the other. */
  Set<Integer> due(Optional<Slice> before, long plannedAtMillis) {
    if (before.isEmpty() || interval.toMillis() == 0) {
      return all();
    }
    long last = before.get().plannedAtMillis();
    return IntStream.range(0, parts)
        .filter(part -> turn(part, last) < turn(part, plannedAtMillis))
        .boxed()
        .collect(Collectors.toSet());
  }

  /** Every part. */
  Set<Integer> all() {
    return IntStream.range(0, parts).boxed().collect(Collectors.toSet());
  }

  /** Whether nothing waits after the slice. */
  boolean isAllSettledBy(Slice slice) {
    return slice.settles().size() >= parts;
  }

  private long turn(int part, long atMillis) {
    int times = part < Shards.SHORT_PARTS ? 1 : TIMES_FOR_DAYS;
    long every = interval.toMillis() * times;
    long shift = every * (part % Shards.SHORT_PARTS) / Shards.SHORT_PARTS;
    return Math.floorDiv(atMillis + shift, every);
  }
}
