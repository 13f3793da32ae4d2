package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Records that were to be read are gone: retention (or an operator) took them off the log's
 * beginning. Trying again can't help; going on without them is somebody's decision.
 */
public final class TruncatedRangeException extends RuntimeException {

  private final List<SliceRange> missing;

  /**
   * @param missing the offsets that are gone, at least one range
   */
  public TruncatedRangeException(List<SliceRange> missing) {
    super(
        "The log no longer holds "
            + missing.stream()
                .map(TruncatedRangeException::describe)
                .collect(Collectors.joining(", "))
            + ": restore them, or accept the loss by --acceptLoss, which journals it");
    this.missing = List.copyOf(missing);
  }

  /** The offsets that are gone. */
  public List<SliceRange> missing() {
    return missing;
  }

  private static String describe(SliceRange range) {
    return range.topic() + "-" + range.partition() + " [" + range.from() + ", " + range.to() + ")";
  }
}
