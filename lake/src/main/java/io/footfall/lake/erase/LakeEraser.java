package io.footfall.lake.erase;

import io.footfall.lake.compact.LakeCleaner;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.SliceCommit;
import io.footfall.lake.table.StoredFile;
import io.footfall.lake.table.StoredHour;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Erases a visitor's rows from the files of a lake, compacted, landed and rejected, by writing the
 * files without them. Waits for nobody: files that held the visitor are gone when it returns, and
 * so is what processes that were killed left half published; who was reading one must begin again,
 * and a slice that was publishing one is run again. Call it under the lake's lease; landing may go
 * on.
 */
final class LakeEraser {

  private final LakeCatalog catalog;
  private final LakeFiles files;
  private final Clock clock;
  private final String visitorId;
  private final FilesWithout without;
  private final Map<String, Long> rows = new TreeMap<>();
  private final List<String> replaced = new ArrayList<>();

  private LakeEraser(LakeCatalog catalog, String visitorId) {
    this.catalog = catalog;
    this.files = catalog.files();
    this.clock = Clock.systemUTC();
    this.visitorId = visitorId;
    this.without = FilesWithout.of(files, visitorId);
  }

  /** What was erased: rows by part of the lake, and the files that held them. */
  record Erased(Map<String, Long> rows, List<String> files) {}

  /** Writes every file that has the visitor without him, and deletes what it replaces. */
  static Erased erase(LakeCatalog catalog, String visitorId) {
    LakeEraser eraser = new LakeEraser(catalog, visitorId);
    eraser.eraseFromCommits();
    eraser.eraseFromSnapshot();
    catalog.files().delete(eraser.replaced);
    int unused = LakeCleaner.of(catalog).clean(Long.MAX_VALUE);
    eraser.eraseFromRejects();
    int unusedToo = catalog.files().clear(Long.MAX_VALUE);
    return new Erased(eraser.rows, eraser.replaced);
  }

  private void eraseFromSnapshot() {
    LakeSnapshot snapshot = catalog.current();
    Map<LakeHour, StoredHour> changed = new HashMap<>();
    snapshot
        .hours()
        .forEach(
            (name, hour) -> {
              List<StoredFile> kept = new ArrayList<>();
              List<StoredFile> rewritten = new ArrayList<>();
              for (StoredFile file : hour.files()) {
                long found = VisitorRows.inClicks(files, file.entry(), visitorId);
                VisitorRows.add(rows, file.path(), found);
                if (found == 0) {
                  kept.add(file);
                } else {
                  rewritten.addAll(without.compacted(file, snapshot.number() + 1));
                  replaced.add(file.path());
                }
              }
              if (kept.size() < hour.files().size()) {
                kept.addAll(rewritten);
                changed.put(LakeHour.parse(name), new StoredHour(hour.throughSlice(), kept));
              }
            });
    if (!changed.isEmpty()) {
      catalog.commit(snapshot.with(changed, clock.millis()));
    }
  }

  private void eraseFromCommits() {
    Set<String> there = new HashSet<>();
    files.list("landed").forEach(file -> there.add(file.path()));
    for (SliceCommit commit : catalog.commits()) {
      boolean changed = false;
      List<LandedFile> clicks = new ArrayList<>();
      for (LandedFile file : commit.clicks()) {
        long found =
            there.contains(file.path()) ? VisitorRows.inClicks(files, file.entry(), visitorId) : 0;
        VisitorRows.add(rows, file.path(), found);
        clicks.add(found == 0 ? file : without.landed(file));
        if (found > 0) {
          changed = true;
          replaced.add(file.path());
        }
      }
      if (changed) {
        catalog.commit(new SliceCommit(commit.slice(), clicks, commit.outcomes()));
      }
    }
  }

  private void eraseFromRejects() {
    for (LakeFiles.Entry file : files.list("rejected")) {
      long found = VisitorRows.inRejects(files, file, visitorId);
      if (found > 0) {
        VisitorRows.add(rows, file.path(), found);
        without.rejected(file);
        replaced.add(file.path());
      }
    }
  }
}
