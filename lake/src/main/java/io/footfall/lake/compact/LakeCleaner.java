package io.footfall.lake.compact;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.SliceCommit;
import io.footfall.lake.table.StoredFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes what no reader can want any more: compacted files of snapshots that are over, landed ones
 * that every kept snapshot has taken in, and what runs that were broken off left behind. Call it
 * under the lake's lease, while nothing is being compacted.
 */
public final class LakeCleaner {

  private final LakeCatalog catalog;

  private LakeCleaner(LakeCatalog catalog) {
    this.catalog = catalog;
  }

  public static LakeCleaner of(LakeCatalog catalog) {
    return new LakeCleaner(catalog);
  }

  /**
   * Deletes what readers that started at that moment or later don't need; how many files that were.
   */
  public int clean(long readersSinceMillis) {
    List<String> garbage = brokenOff();
    List<LakeSnapshot> snapshots = catalog.snapshots();
    if (snapshots.isEmpty()) {
      catalog.files().delete(garbage);
      return garbage.size();
    }
    int oldest = 0;
    while (oldest + 1 < snapshots.size()
        && snapshots.get(oldest + 1).committedAtMillis() <= readersSinceMillis) {
      oldest++;
    }
    List<LakeSnapshot> kept = snapshots.subList(oldest, snapshots.size());
    catalog.forgetSnapshots(
        snapshots.subList(0, oldest).stream().map(LakeSnapshot::number).toList());
    garbage.addAll(unknownClicks(kept));
    garbage.addAll(takenIn(kept.get(0)));
    catalog.files().delete(garbage);
    return garbage.size();
  }

  /**
   * Landed files of a run that was broken off, where the run after it cut its files otherwise. The
   * last slice may be run again at this moment, as nobody knows here whether it was journaled: its
   * files are left until there is a later one.
   */
  private List<String> brokenOff() {
    List<SliceCommit> commits = catalog.commits();
    List<String> garbage = new ArrayList<>();
    if (!commits.isEmpty()) {
      long last = commits.get(commits.size() - 1).slice();
      Set<String> known = new HashSet<>();
      commits.forEach(commit -> commit.clicks().stream().map(LandedFile::path).forEach(known::add));
      catalog.files().list(folder(LakeCatalog.LANDED)).stream()
          .map(LakeFiles.Entry::path)
          .filter(path -> !known.contains(path) && LandedFile.sliceOf(path) < last)
          .forEach(garbage::add);
    }
    return garbage;
  }

  private List<String> unknownClicks(List<LakeSnapshot> kept) {
    Set<String> known = new HashSet<>();
    kept.forEach(snapshot -> snapshot.files().map(StoredFile::path).forEach(known::add));
    List<String> unknown = new ArrayList<>();
    for (LakeFiles.Entry file : catalog.files().list(folder(LakeCatalog.CLICKS))) {
      if (!known.contains(file.path())) {
        unknown.add(file.path());
      }
    }
    return unknown;
  }

  /** The highest commit stays without its files, as the landing process may still ask for it. */
  private List<String> takenIn(LakeSnapshot oldest) {
    List<SliceCommit> commits = catalog.commits();
    List<String> garbage = new ArrayList<>();
    int forgotten = 0;
    for (int place = 0; place < commits.size(); place++) {
      SliceCommit commit = commits.get(place);
      List<LandedFile> old =
          commit.clicks().stream()
              .filter(
                  file -> commit.slice() <= oldest.hour(LakeHour.parse(file.hour())).throughSlice())
              .toList();
      old.forEach(file -> garbage.add(file.path()));
      // In order, so that no gap comes about
      if (old.size() == commit.clicks().size()
          && forgotten == place
          && place < commits.size() - 1) {
        forgotten++;
      }
    }
    if (forgotten > 0) {
      catalog.forgetCommitsThrough(commits.get(forgotten - 1).slice());
    }
    return garbage;
  }

  private static String folder(String withSlash) {
    return withSlash.substring(0, withSlash.length() - 1);
  }
}
