package io.footfall.pipelines.rejects;

import io.footfall.model.RejectReason;
import io.footfall.model.WrongOptionException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which rejects are meant.
 *
 * @param reasons those of these reasons; of any, when empty
 * @param fromMillis refused at this time or later
 * @param toMillis refused before this time
 */
public record RejectFilter(Set<String> reasons, long fromMillis, long toMillis) {

  private static final Set<String> KNOWN =
      Arrays.stream(RejectReason.values())
          .map(RejectReason::wireName)
          .collect(Collectors.toCollection(TreeSet::new));

  public RejectFilter {
    reasons = Set.copyOf(reasons);
    for (String reason : reasons) {
      if (!KNOWN.contains(reason)) {
        throw new WrongOptionException("--reason must be one of " + KNOWN + ": " + reason);
      }
    }
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
