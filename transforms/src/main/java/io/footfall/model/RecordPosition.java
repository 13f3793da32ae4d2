package io.footfall.model;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a record stands in the log: topic, partition and offset. Unique for ever, and the order in
 * which a partition was written.
 */
public record RecordPosition(String topic, int partition, long offset)
    implements Serializable, Comparable<RecordPosition> {

  private static final Comparator<RecordPosition> ORDER =
      Comparator.comparing(RecordPosition::topic)
          .thenComparingInt(RecordPosition::partition)
          .thenComparingLong(RecordPosition::offset);

  @Override
  public int compareTo(RecordPosition other) {
    return ORDER.compare(this, other);
  }

  /** As people write it: {@code clicks-3@1042}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
