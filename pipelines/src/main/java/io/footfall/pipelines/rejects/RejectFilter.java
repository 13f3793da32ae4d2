package io.footfall.pipelines.rejects;

import io.footfall.model.WrongOptionException;
import java.util.Set;

/**
 * Which rejects are meant.
 *
 * @param reasons those of these reasons; of any, when empty
 * @param fromMillis refused at this time or later
 * @param toMillis refused before this time
 */
public record RejectFilter(Set<String> reasons, long fromMillis, long toMillis) {

  public RejectFilter {
    reasons = Set.copyOf(reasons);
    if (fromMillis >= toMillis) {
      throw new WrongOptionException("--from must be before --to");
    }
  }

  boolean takes(StoredReject reject) {
    return (reasons.isEmpty() || reasons.contains(reject.reason()))
        && reject.seenAtMillis() >= fromMillis
        && reject.seenAtMillis() < toMillis;
  }
}
