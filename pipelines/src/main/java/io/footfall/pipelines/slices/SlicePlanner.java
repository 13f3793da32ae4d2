package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import io.footfall.model.WrongOptionException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cuts the next slice: from where the last one ended, in every partition that holds more, up to a
 * number of events in all.
 *
 * <p>That number is shared in proportion to the partitions' lags, so that they catch up together
 * and their events meet in the same slices; each partition with a lag gets at least one offset, so
 * none starves. A partition that the journal has never seen starts at offset 0, or, where the
 * journal has seen none at all, at what the log still holds.
 */
public final class SlicePlanner {

  private final String topic;
  private final long maxEventsPerSlice;
  private final boolean lossAccepted;

  private SlicePlanner(String topic, long maxEventsPerSlice, boolean lossAccepted) {
    if (maxEventsPerSlice < 1) {
      throw new WrongOptionException(
          "--maxEventsPerSlice must be at least 1: " + maxEventsPerSlice);
    }
    this.topic = topic;
    this.maxEventsPerSlice = maxEventsPerSlice;
    this.lossAccepted = lossAccepted;
  }

  /** A planner that refuses to pass over records that the log has lost. */
  public static SlicePlanner of(String topic, long maxEventsPerSlice) {
    return new SlicePlanner(topic, maxEventsPerSlice, false);
  }

  /** One that passes over lost records, and says in the plan which they were. */
  public SlicePlanner acceptingLoss() {
    return new SlicePlanner(topic, maxEventsPerSlice, true);
  }

  /**
   * The next slice, or empty when there is nothing to read.
   *
   * @param last the journal's last entry, finished
   * @throws TruncatedRangeException when records are gone that were never read, and the loss has
   *     not been accepted
   * @throws LogRewoundException when the log ends before the journal does
   */
  public Optional<SlicePlan> plan(Optional<JournalEntry> last, Map<Integer, OffsetSpan> log) {
    Map<Integer, Long> positions = positions(last, log);
    List<SliceRange> truncated = truncated(positions, log);
    for (SliceRange lost : truncated) {
      positions.put(lost.partition(), lost.to());
    }
    Map<Integer, Long> lags = new TreeMap<>();
    log.forEach(
        (partition, span) -> {
          long lag = span.end() - positions.get(partition);
          if (lag > 0) {
            lags.put(partition, lag);
          }
        });
    if (lags.isEmpty()) {
      return Optional.empty();
    }
    List<SliceRange> ranges = new ArrayList<>();
    long lagAfter = 0;
    Map<Integer, Long> shares = shares(lags);
    for (Map.Entry<Integer, Long> lag : lags.entrySet()) {
      long share = shares.get(lag.getKey());
      long from = positions.get(lag.getKey());
      ranges.add(new SliceRange(topic, lag.getKey(), from, from + share));
      positions.put(lag.getKey(), from + share);
      lagAfter += lag.getValue() - share;
    }
    return Optional.of(new SlicePlan(ranges, truncated, positions, lagAfter));
  }

  /**
   * An unfinished entry as it can be done now: as it was planned, or, where the log has lost
   * records of it and that has been accepted, with those marked as truncated.
   *
   * @throws TruncatedRangeException when it has lost records and the loss has not been accepted
   */
  public JournalEntry resume(JournalEntry unfinished, Map<Integer, OffsetSpan> log) {
    Map<Integer, Long> starts = new HashMap<>();
    Map<Integer, OffsetSpan> held = new HashMap<>();
    for (SliceRange range : unfinished.remaining()) {
      OffsetSpan span = spanOf(range.partition(), range.to(), log);
      starts.put(range.partition(), range.from());
      held.put(
          range.partition(), new OffsetSpan(Math.min(span.beginning(), range.to()), span.end()));
    }
    List<SliceRange> lost = truncated(starts, held);
    return lost.isEmpty() ? unfinished : unfinished.withTruncated(lost);
  }

  private Map<Integer, Long> positions(Optional<JournalEntry> last, Map<Integer, OffsetSpan> log) {
    Map<Integer, Long> positions = new HashMap<>();
    log.forEach(
        (partition, span) -> positions.put(partition, last.isPresent() ? 0L : span.beginning()));
    last.ifPresent(entry -> positions.putAll(entry.positions()));
    positions.forEach((partition, position) -> spanOf(partition, position, log));
    return positions;
  }

  private OffsetSpan spanOf(int partition, long position, Map<Integer, OffsetSpan> log) {
    OffsetSpan span = log.getOrDefault(partition, new OffsetSpan(0, 0));
    if (span.end() < position) {
      throw new LogRewoundException(topic, partition, span.end(), position);
    }
    return span;
  }

  private List<SliceRange> truncated(Map<Integer, Long> positions, Map<Integer, OffsetSpan> log) {
    List<SliceRange> truncated = new ArrayList<>();
    log.forEach(
        (partition, span) -> {
          long position = positions.get(partition);
          if (position < span.beginning()) {
            truncated.add(new SliceRange(topic, partition, position, span.beginning()));
          }
        });
    if (!truncated.isEmpty() && !lossAccepted) {
      throw new TruncatedRangeException(truncated);
    }
    return truncated;
  }

  private Map<Integer, Long> shares(Map<Integer, Long> lags) {
    double total = lags.values().stream().mapToLong(Long::longValue).sum();
    long left = Math.max(maxEventsPerSlice, lags.size());
    int partitionsLeft = lags.size();
    double budget = left;
    Map<Integer, Long> shares = new HashMap<>();
    // The smallest lags first: what rounding up gives them comes off the largest, which miss it
    // least
    List<Map.Entry<Integer, Long>> smallestFirst = new ArrayList<>(lags.entrySet());
    smallestFirst.sort(Map.Entry.<Integer, Long>comparingByValue(Comparator.naturalOrder()));
    for (Map.Entry<Integer, Long> lag : smallestFirst) {
      partitionsLeft--;
      long fair = (long) Math.ceil(lag.getValue() * (budget / total));
      long share = Math.min(Math.min(fair, lag.getValue()), left - partitionsLeft);
      shares.put(lag.getKey(), Math.max(share, 1));
      left -= Math.max(share, 1);
    }
    return shares;
  }
}
