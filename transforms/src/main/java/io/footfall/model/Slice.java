package io.footfall.model;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * A finite piece of a source's log and the unit of all work: for some partitions a range of
 * offsets. A slice is a function: its outcome depends on its records, on the state as it stood
 * before it, and on {@code plannedAtMillis}, which is journaled, so that running it again, by any
 * runner, gives the same.
 *
 * @param source who reads which topic, {@code clicks/footfall}: slices are numbered within it, from
 *     1, without gaps
 * @param number later slices have higher numbers; what has taken in slice n has taken in all before
 *     it
 * @param plannedAtMillis the only clock that the work on the slice may look at
 * @param ranges at most one a partition; at least one in all, unless the slice is there to settle
 * @param settles the parts of the deferred figures that are merged with this slice; the others' are
 *     set aside. Journaled, as it decides what the slice writes
 * @param attempt 1 for the process that planned it, one more for each that takes it up again after
 *     the last one died. No outcome depends on it; it tells later writes from earlier ones
 */
public record Slice(
    String source,
    long number,
    long plannedAtMillis,
    List<SliceRange> ranges,
    Set<Integer> settles,
    int attempt)
    implements Serializable {

  /** What a thread does in a few milliseconds: less is not worth a bundle of its own. */
  private static final int RECORDS_PER_GROUP = 300;

  /** Work that a part to settle makes, in records. */
  private static final int RECORDS_PER_PART = 20;

  public Slice {
    ranges = List.copyOf(ranges);
    settles = Set.copyOf(settles);
    if (number < 1 || attempt < 1 || (ranges.isEmpty() && settles.isEmpty())) {
      throw new IllegalArgumentException(
          "A slice has a number and an attempt from 1, and at least one range or part to settle: "
              + number
              + " "
              + attempt
              + " "
              + ranges);
    }
  }

  /** A slice that is taken up for the first time, and settles nothing. */
  public Slice(String source, long number, long plannedAtMillis, List<SliceRange> ranges) {
    this(source, number, plannedAtMillis, ranges, Set.of(), 1);
  }

  /** The same, and these parts of the figures are merged with it. */
  public Slice settling(Set<Integer> parts) {
    return new Slice(source, number, plannedAtMillis, ranges, parts, attempt);
  }

  /** The same with fewer offsets, as what is left of it. */
  public Slice withRanges(List<SliceRange> left) {
    return new Slice(source, number, plannedAtMillis, left, settles, attempt);
  }

  /** The same, taken up once more. */
  public Slice takenUpAgain() {
    return new Slice(source, number, plannedAtMillis, ranges, settles, attempt + 1);
  }

  /** The topic that it is a slice of. */
  public String topic() {
    return ranges.isEmpty() ? source.substring(0, source.indexOf('/')) : ranges.get(0).topic();
  }

  /**
   * Into how many groups what is done by key is cut: a power of two, and at most so many. Few for a
   * small slice, as each group is a bundle, asks the stores for itself and waits for them in turn.
   */
  public int groups(int most) {
    long work = length() + (long) RECORDS_PER_PART * settles.size();
    long groups = 1;
    while (groups * RECORDS_PER_GROUP < work && groups < most) {
      groups *= 2;
    }
    return (int) Math.min(groups, most);
  }

  /** How many offsets it spans. */
  public long length() {
    return ranges.stream().mapToLong(SliceRange::length).sum();
  }
}
