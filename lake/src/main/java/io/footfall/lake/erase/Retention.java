package io.footfall.lake.erase;

import io.footfall.lake.compact.LakeCleaner;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.StoredHour;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Drops whole days from a lake: compacted hours, landed files, rejects. A day that is dropped stays
 * dropped, as its hours remember which slices they had taken in; what is landed for it afterwards
 * is new. Call it under the lake's lease.
 */
public final class Retention {

  private final LakeCatalog catalog;
  private final Clock clock;

  private Retention(LakeCatalog catalog) {
    this.catalog = catalog;
    this.clock = Clock.systemUTC();
  }

  public static Retention of(LakeCatalog catalog) {
    return new Retention(catalog);
  }

  /** Drops what happened (rejects: what was seen) before that day; how many files that were. */
  public int dropBefore(LocalDate day) {
    LakeSnapshot snapshot = catalog.current();
    Map<LakeHour, StoredHour> emptied = new HashMap<>();
    throughSlices(snapshot, day)
        .forEach((hour, slice) -> emptied.put(hour, new StoredHour(slice, List.of())));
    if (!emptied.isEmpty()) {
      catalog.commit(snapshot.with(emptied, clock.millis()));
    }
    List<String> rejected =
        catalog.files().list("rejected").stream()
            .map(LakeFiles.Entry::path)
            .filter(path -> LakeHour.ofPath(path).day().isBefore(day))
            .toList();
    catalog.files().delete(rejected);
    return rejected.size() + LakeCleaner.of(catalog).clean(Long.MAX_VALUE);
  }

  /** Hours before that day which have something, and the last slice of what they have. */
  private Map<LakeHour, Long> throughSlices(LakeSnapshot snapshot, LocalDate day) {
    Map<LakeHour, Long> slices = new HashMap<>();
    snapshot
        .between(Long.MIN_VALUE, Long.MAX_VALUE)
        .filter(hour -> hour.day().isBefore(day) && !snapshot.hour(hour).files().isEmpty())
        .forEach(hour -> slices.put(hour, snapshot.hour(hour).throughSlice()));
    for (LandedFile landed : catalog.pending(snapshot)) {
      LakeHour hour = LakeHour.parse(landed.hour());
      if (hour.day().isBefore(day)) {
        slices.merge(hour, LandedFile.sliceOf(landed.path()), Math::max);
      }
    }
    return slices;
  }
}
