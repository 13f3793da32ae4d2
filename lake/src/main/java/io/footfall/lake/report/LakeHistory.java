package io.footfall.lake.report;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.StoredFile;
import io.footfall.model.Click;
import io.footfall.model.VisitorBuckets;
import io.footfall.visits.ClickHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The clicks of a bucket of visitors in the lake. Those of a window are at hand; what is asked for
 * beyond it (a visit that goes on and on) is read from the files, of all visitors.
 */
final class LakeHistory implements ClickHistory {

  private static final Comparator<Click> BY_TIME = Comparator.comparingLong(Click::occurredAt);

  private final LakeFiles files;
  private final LakeSnapshot snapshot;
  private final VisitorBuckets buckets;
  private final int bucket;
  private final long windowFrom;
  private final long windowTo;
  private final List<Click> window;

  /**
   * A history.
   *
   * @param window the bucket's clicks from {@code windowFrom} to before {@code windowTo}; is sorted
   */
  LakeHistory(
      LakeFiles files,
      LakeSnapshot snapshot,
      VisitorBuckets buckets,
      int bucket,
      long windowFrom,
      long windowTo,
      List<Click> window) {
    this.files = files;
    this.snapshot = snapshot;
    this.buckets = buckets;
    this.bucket = bucket;
    this.windowFrom = windowFrom;
    this.windowTo = windowTo;
    this.window = window;
    window.sort(BY_TIME);
  }

  @Override
  public Iterable<Click> between(long fromMillis, long toMillis) {
    List<Click> clicks = new ArrayList<>();
    clicks.addAll(inFiles(fromMillis, Math.min(toMillis, windowFrom)));
    clicks.addAll(
        window.subList(firstAt(fromMillis), Math.max(firstAt(fromMillis), firstAt(toMillis))));
    clicks.addAll(inFiles(Math.max(fromMillis, windowTo), toMillis));
    return clicks;
  }

  private List<Click> inFiles(long fromMillis, long toMillis) {
    List<Click> clicks = new ArrayList<>();
    if (fromMillis >= toMillis) {
      return clicks;
    }
    List<StoredFile> touched =
        snapshot
            .between(Long.MIN_VALUE, Long.MAX_VALUE)
            .filter(hour -> hour.toMillis() > fromMillis && hour.fromMillis() < toMillis)
            .flatMap(hour -> snapshot.hour(hour).files().stream())
            .toList();
    for (StoredFile file : touched) {
      LakeRows.forEachClick(
          files,
          file.entry(),
          click -> {
            if (click.occurredAt() >= fromMillis
                && click.occurredAt() < toMillis
                && buckets.bucketOf(click.visitorId()) == bucket) {
              clicks.add(click);
            }
          });
    }
    clicks.sort(BY_TIME);
    return clicks;
  }

  private int firstAt(long millis) {
    int low = 0;
    int high = window.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (window.get(middle).occurredAt() < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
