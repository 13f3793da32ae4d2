package io.footfall.lake.compact;

import io.footfall.model.Remark;
import io.footfall.model.VisitorBuckets;
import java.util.HashMap;
import java.util.Map;

/** Remarks that a test knows, on clicks of the lake's slices up to one. */
record KnownRemarks(Map<LogPlace, Remark.Subject> remarks, long through) implements LandedRemarks {

  /** On clicks of all slices. */
  static KnownRemarks of(Map<LogPlace, Remark.Subject> remarks) {
    return new KnownRemarks(new HashMap<>(remarks), Long.MAX_VALUE);
  }

  @Override
  public VisitorBuckets buckets() {
    return new VisitorBuckets(3);
  }

  @Override
  public long lastKnown(long landed) {
    return Math.min(landed, through);
  }

  @Override
  public boolean areThereSince(long millis) {
    return !remarks.isEmpty();
  }

  @Override
  public Map<LogPlace, Remark.Subject> of(int bucket, long fromMillis, long toMillis) {
    return remarks;
  }
}
