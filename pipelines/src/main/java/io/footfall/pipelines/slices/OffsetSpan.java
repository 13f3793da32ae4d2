package io.footfall.pipelines.slices;

/**
 * What a partition of the log holds: the offsets {@code beginning} (the first one still kept) to
 * {@code end} (the one that the next committed record will get). Equal when it holds nothing.
 */
public record OffsetSpan(long beginning, long end) {

  public OffsetSpan {
    if (beginning < 0 || end < beginning) {
      throw new IllegalArgumentException(
          "A partition's offsets run from 0 up: [" + beginning + ", " + end + ")");
    }
  }
}
