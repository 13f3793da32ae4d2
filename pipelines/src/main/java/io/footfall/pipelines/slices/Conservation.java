package io.footfall.pipelines.slices;

import io.footfall.model.SliceRange;
import java.util.Map;

/**
 * Checks that every record of a slice has exactly one outcome.
 *
 * <p>Offsets count records where the log has no gaps, and then the check costs nothing. Where the
 * outcomes are fewer than the offsets (compaction and transaction markers leave gaps), the log is
 * read once more, and the outcomes must be no fewer than the records that it holds. They may be
 * more: compaction and retention take records between the two readings.
 */
final class Conservation {

  private final SourceLog log;

  Conservation(SourceLog log) {
    this.log = log;
  }

  /**
   * @throws UnbalancedSliceException when a record has no outcome, or more than one
   */
  void check(JournalEntry entry, Map<String, Long> outcomes) {
    long counted = outcomes.values().stream().mapToLong(Long::longValue).sum();
    long offsets = entry.slice().length();
    if (counted == offsets) {
      return;
    }
    long held = entry.remaining().stream().mapToLong(this::count).sum();
    if (counted < held || counted > offsets) {
      throw new UnbalancedSliceException(entry.slice(), held, outcomes);
    }
  }

  private long count(SliceRange range) {
    return log.count(range);
  }
}
