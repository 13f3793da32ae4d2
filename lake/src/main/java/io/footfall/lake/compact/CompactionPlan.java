package io.footfall.lake.compact;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.SliceCommit;
import io.footfall.lake.table.StoredFile;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a compaction will do: which hours it writes anew, and of which files.
 *
 * @param base the number of the snapshot that it starts from
 * @param throughSlice the last slice that it takes in
 * @param waiting how many later slices have been landed
 * @param hours by {@link LakeHour#epochHour}: what lies there, compacted and landed
 * @param neighbours files whose clicks are looked at too: an id may be repeated in another hour,
 *     and a visit goes on past it
 */
record CompactionPlan(
    long base,
    long throughSlice,
    int waiting,
    SortedMap<Long, List<Source>> hours,
    List<Source> neighbours)
    implements Serializable {

  /** A file to read, the hour of its clicks, and whether they were compacted. */
  record Source(long epochHour, LakeFiles.Entry file, long rows, boolean compacted)
      implements Serializable {}

  /**
   * Plans for hours that are over and have had something landed since they were compacted.
   *
   * @param overBefore hours that end later are left for another time
   * @param reach how far from an hour an id is looked for
   * @param remarks slices of which they are not known yet are left for another time
   */
  static CompactionPlan of(
      LakeCatalog catalog, long overBefore, Duration reach, LandedRemarks remarks) {
    LakeSnapshot snapshot = catalog.current();
    // One look at the commits, so that the files and the last slice belong together
    List<SliceCommit> landedSlices = catalog.commits();
    List<SliceCommit> commits = known(landedSlices, remarks);
    List<Source> landed = new ArrayList<>();
    TreeSet<LakeHour> targets = new TreeSet<>();
    for (SliceCommit commit : commits) {
      for (LandedFile file : commit.clicks()) {
        LakeHour hour = LakeHour.parse(file.hour());
        if (commit.slice() > snapshot.hour(hour).throughSlice()) {
          landed.add(new Source(hour.epochHour(), file.entry(), file.rows(), false));
          if (hour.toMillis() <= overBefore) {
            targets.add(hour);
          }
        }
      }
    }
    List<Source> all = new ArrayList<>(landed);
    snapshot.hours().forEach((hour, stored) -> all.addAll(sources(hour, stored.files())));
    SortedMap<Long, List<Source>> hours = new TreeMap<>();
    targets.forEach(hour -> hours.put(hour.epochHour(), new ArrayList<>()));
    List<Source> neighbours = new ArrayList<>();
    long reachHours = reach.toHours();
    for (Source source : all) {
      List<Source> own = hours.get(source.epochHour());
      if (own != null) {
        own.add(source);
      } else if (!hours
          .subMap(source.epochHour() - reachHours, source.epochHour() + reachHours + 1)
          .isEmpty()) {
        neighbours.add(source);
      }
    }
    long last = commits.isEmpty() ? 0 : commits.get(commits.size() - 1).slice();
    return new CompactionPlan(
        snapshot.number(), last, landedSlices.size() - commits.size(), hours, neighbours);
  }

  private static List<SliceCommit> known(List<SliceCommit> commits, LandedRemarks remarks) {
    if (commits.isEmpty()) {
      return commits;
    }
    long lastKnown = remarks.lastKnown(commits.get(commits.size() - 1).slice());
    return commits.stream().filter(commit -> commit.slice() <= lastKnown).toList();
  }

  private static List<Source> sources(String hour, List<StoredFile> files) {
    long epochHour = LakeHour.parse(hour).epochHour();
    return files.stream()
        .map(file -> new Source(epochHour, file.entry(), file.rows(), true))
        .toList();
  }

  /**
   * By hour, what is compacted of those that are not to be: robots may have come to light in them
   * since they were.
   */
  SortedMap<Long, List<Source>> compactedNeighbours() {
    return neighbours.stream()
        .filter(Source::compacted)
        .collect(Collectors.groupingBy(Source::epochHour, TreeMap::new, Collectors.toList()));
  }

  /** Whether there can be remarks on what it takes in. */
  boolean areThere(LandedRemarks remarks) {
    return idSources().stream()
        .filter(source -> !source.compacted())
        .map(source -> new LakeHour(source.epochHour()).fromMillis())
        .min(Comparator.naturalOrder())
        .map(remarks::areThereSince)
        .orElse(false);
  }

  /** Every file whose ids are read. */
  List<Source> idSources() {
    List<Source> all = new ArrayList<>(neighbours);
    hours.values().forEach(all::addAll);
    return all;
  }
}
