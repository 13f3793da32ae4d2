package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commits of slices, a file each, from the first that is remembered to the last that was
 * landed.
 *
 * <p>Many are forgotten at once, and a file system may delete them in any order, and only some of
 * them before the process is killed. So it is written down first through which slice they are
 * forgotten: what lies there of those counts no more, whether it is gone already or not.
 */
final class CommitLog implements Serializable {

  private final NumberedFiles commits;
  private final NumberedFiles forgotten;

  CommitLog(LakeFiles files) {
    commits = new NumberedFiles(files, "_footfall/commits");
    forgotten = new NumberedFiles(files, "_footfall/forgotten");
  }

  /** Adds a commit; the same again changes nothing. */
  void add(SliceCommit commit) {
    commits.write(commit.slice(), commit);
  }

  boolean isEmpty() {
    return commits.numbers().isEmpty();
  }

  /** The highest slice that was landed; 0 where none was. */
  long lastSlice() {
    return commits.highest();
  }

  /** What a slice brought; empty when it has not come to its end, or is forgotten. */
  Optional<SliceCommit> find(long slice) {
    return remembered().contains(slice) ? Optional.of(read(slice)) : Optional.empty();
  }

  /**
   * Those that are remembered, in order.
   *
   * @throws IllegalStateException when one is missing among them: what later ones brought would be
   *     taken in without it
   */
  List<SliceCommit> all() {
    List<Long> slices = remembered();
    if (gapBefore(slices) > 0) {
      // A folder that is listed while files come into it may show a later one and not an earlier
      slices = remembered();
    }
    long gap = gapBefore(slices);
    if (gap > 0) {
      throw new IllegalStateException(
          "The lake at "
              + commits.files().addressOf("")
              + " has the commit of slice "
              + gap
              + " under "
              + commits.folder()
              + ", and not that of the slice before it: bring that file back, from a copy that was"
              + " not made while the lake was compacted");
    }
    return slices.stream().map(this::read).toList();
  }

  /** Forgets those up to that slice. Broken off at any point, it has forgotten all or none. */
  void forgetThrough(long slice) {
    List<Long> before = forgotten.numbers();
    forgotten.write(slice, Map.of("throughSlice", slice));
    commits.delete(commits.numbers().stream().filter(number -> number <= slice).toList());
    // The last one stays for who lists the folder at this moment, and may not see the new one
    forgotten.delete(before.subList(0, Math.max(0, before.size() - 1)));
  }

  /** Listed before it is asked what is forgotten: what goes meanwhile is known to be. */
  private List<Long> remembered() {
    List<Long> slices = commits.numbers();
    long through = forgotten.highest();
    return slices.stream().filter(slice -> slice > through).toList();
  }

  /** The first that does not follow the one before it; 0 where all do. */
  private static long gapBefore(List<Long> slices) {
    for (int i = 1; i < slices.size(); i++) {
      if (slices.get(i) != slices.get(i - 1) + 1) {
        return slices.get(i);
      }
    }
    return 0;
  }

  private SliceCommit read(long slice) {
    return commits.read(slice, SliceCommit.class);
  }
}
