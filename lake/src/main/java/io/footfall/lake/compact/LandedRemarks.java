package io.footfall.lake.compact;

import io.footfall.model.Remark;
import io.footfall.model.VisitorBuckets;
import java.io.Serializable;
import java.util.Map;

/**
 * What was remarked on clicks that filled their visitor's memory, found it full, or happened before
 * all that it reaches back to. Which clicks these are depends on how the log was cut into slices
 * and on all that the visitor did before, so a compaction can't find it out: it asks whoever has
 * followed the visitors.
 */
public interface LandedRemarks extends Serializable {

  /** Where nobody follows visitors; every click counts as remembered. */
  LandedRemarks NONE =
      new LandedRemarks() {
        @Override
        public VisitorBuckets buckets() {
          return new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT);
        }

        @Override
        public long lastKnown(long landed) {
          return landed;
        }

        @Override
        public boolean areThereSince(long millis) {
          return false;
        }

        @Override
        public Map<LogPlace, Remark.Subject> of(int bucket, long fromMillis, long toMillis) {
          return Map.of();
        }
      };

  /** How visitors are spread where they are followed. */
  VisitorBuckets buckets();

  /**
   * The last of the lake's slices, up to that one, of whose clicks everything is known; 0 for none.
   */
  long lastKnown(long landed);

  /** Whether there can be a remark at all on clicks that happened since that time. */
  boolean areThereSince(long millis);

  /**
   * The remarks on clicks of a bucket of visitors.
   *
   * @param fromMillis when the clicks happened, inclusive
   * @param toMillis exclusive
   */
  Map<LogPlace, Remark.Subject> of(int bucket, long fromMillis, long toMillis);
}
