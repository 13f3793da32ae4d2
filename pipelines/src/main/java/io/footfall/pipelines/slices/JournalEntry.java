package io.footfall.pipelines.slices;

import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the journal says of a slice: what was planned before anything ran, and, once it has been
 * done, what became of its records.
 *
 * @param positions by partition, where the next slice starts; for every partition ever seen
 * @param truncated offsets given up because the log no longer held them; a piece of the slice's
 *     ranges, or one just before them
 * @param outcomes records by outcome ({@code stored}, {@code duplicate}, {@code
 *     rejected.<reason>}); empty while planned
 * @param finishedAtMillis present when done
 */
public record JournalEntry(
    Slice slice,
    State state,
    Map<Integer, Long> positions,
    List<SliceRange> truncated,
    Map<String, Long> outcomes,
    Optional<Long> finishedAtMillis) {

  /** How far a slice has come. Every other state (half run, run but not journaled) is PLANNED. */
  public enum State {
    PLANNED,
    DONE
  }

  public JournalEntry {
    positions = Map.copyOf(positions);
    truncated = List.copyOf(truncated);
    outcomes = Map.copyOf(outcomes);
  }

  /** A slice about to be run. */
  public static JournalEntry planned(
      Slice slice, Map<Integer, Long> positions, List<SliceRange> truncated) {
    return new JournalEntry(slice, State.PLANNED, positions, truncated, Map.of(), Optional.empty());
  }

  /** The same, about to be run once more. */
  JournalEntry takenUpAgain() {
    return new JournalEntry(
        slice.takenUpAgain(), state, positions, truncated, outcomes, finishedAtMillis);
  }

  /** The same with more given up. */
  JournalEntry withTruncated(List<SliceRange> more) {
    List<SliceRange> all = new ArrayList<>(truncated);
    all.addAll(more);
    return new JournalEntry(slice, state, positions, all, outcomes, finishedAtMillis);
  }

  /** The same, done. */
  JournalEntry done(Map<String, Long> counts, long atMillis) {
    return new JournalEntry(slice, State.DONE, positions, truncated, counts, Optional.of(atMillis));
  }

  public boolean isDone() {
    return state == State.DONE;
  }

  /** What of the slice's ranges can still be read: all, but for what was given up. */
  public List<SliceRange> remaining() {
    List<SliceRange> remaining = new ArrayList<>();
    for (SliceRange range : slice.ranges()) {
      long from =
          truncated.stream()
              .filter(lost -> lost.partition() == range.partition())
              .mapToLong(SliceRange::to)
              .reduce(range.from(), Math::max);
      if (from < range.to()) {
        remaining.add(new SliceRange(range.topic(), range.partition(), from, range.to()));
      }
    }
    return remaining;
  }
}
