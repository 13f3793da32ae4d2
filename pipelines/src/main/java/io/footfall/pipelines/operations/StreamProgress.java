package io.footfall.pipelines.operations;

import io.footfall.model.RecordPosition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How far the stream has come in this JVM: records by outcome, and the next offset of each
 * partition. A record that the runner reads again is counted again: a stream has no journal.
 */
public final class StreamProgress {

  /** Of this JVM, as its steps are made by the runner and know of nobody to tell. */
  public static final StreamProgress HERE = new StreamProgress();

  /** Counted by the windows. */
  public static final String COUNTED = "counted";

  /** Known already. */
  public static final String DUPLICATE = "duplicate";

  private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
  private final Map<Integer, Long> positions = new ConcurrentHashMap<>();

  StreamProgress() {}

  /** The record at that place has been read. */
  public void read(RecordPosition position) {
    positions.merge(position.partition(), position.offset() + 1, Math::max);
  }

  /** A record has come to that. */
  public void cameTo(String outcome) {
    outcomes.computeIfAbsent(outcome, name -> new LongAdder()).increment();
  }

  /** How many records have come to that. */
  public long of(String outcome) {
    LongAdder count = outcomes.get(outcome);
    return count == null ? 0 : count.sum();
  }

  /** By partition, the offset after the last that was read; without those of which none was. */
  public Map<Integer, Long> positions() {
    return Map.copyOf(positions);
  }
}
