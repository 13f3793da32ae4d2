package io.footfall.lake.erase;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.RowReader;
import io.footfall.model.Reject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How many rows of a visitor a file of the lake has. */
final class VisitorRows {

  private static final List<String> ONE_COLUMN = List.of("visitor_id");

  private VisitorRows() {}

  /** In a file of clicks. */
  static long inClicks(LakeFiles files, LakeFiles.Entry file, String visitorId) {
    long count = 0;
    try (RowReader reader = LakeRows.readVisitor(files, file, ONE_COLUMN, visitorId)) {
      while (reader.next() != null) {
        count++;
      }
    }
    return count;
  }

  /** In a file of rejects, which are what somebody sent, and nothing that was understood of it. */
  static long inRejects(LakeFiles files, LakeFiles.Entry file, String visitorId) {
    long[] count = {0};
    LakeRows.forEachReject(files, file, reject -> count[0] += isNamed(visitorId, reject) ? 1 : 0);
    return count[0];
  }

  /** Whether the id stands anywhere in the rejected record, as it is or in JSON's escapes. */
  static boolean isNamed(String visitorId, Reject reject) {
    if (reject.original() == null) {
      return false;
    }
    String text = new String(reject.original(), StandardCharsets.UTF_8);
    return text.contains(visitorId) || JsonEscapes.resolvedIn(text).contains(visitorId);
  }

  /** Counts rows of a file to the part of the lake that it lies in. */
  static void add(Map<String, Long> counts, String path, long rows) {
    if (rows > 0) {
      counts.merge(path.substring(0, path.indexOf('/')), rows, Long::sum);
    }
  }
}
