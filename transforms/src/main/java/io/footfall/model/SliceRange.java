package io.footfall.model;

import java.io.Serializable;

/**
 * A piece of one partition: the offsets {@code from} (taken) to {@code to} (not taken). Never
 * empty.
 */
public record SliceRange(String topic, int partition, long from, long to) implements Serializable {

  public SliceRange {
    if (from < 0 || to <= from) {
      throw new IllegalArgumentException(
          "A range must hold at least one offset: "
              + topic
              + "-"
              + partition
              + " ["
              + from
              + ", "
              + to
              + ")");
    }
  }

  /**
   * How many offsets it spans; the records may be fewer where the log was compacted or holds
   * transaction markers.
   */
  public long length() {
    return to - from;
  }
}
