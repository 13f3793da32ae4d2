package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is in the lake: the commits of slices and the snapshots of what was compacted, each a small
 * file under {@code _footfall/}, complete when it is there and never changed.
 */
public final class LakeCatalog implements Serializable {

  /** Clicks as they were landed, with their duplicates. */
  public static final String LANDED = "landed/";

  /** Compacted clicks. */
  public static final String CLICKS = "clicks/";

  /** Rejected records. */
  public static final String REJECTED = "rejected/";

  private static final String COMMITS = "_footfall/commits";
  private static final String SNAPSHOTS = "_footfall/snapshots";

  private final LakeFiles files;

  private LakeCatalog(LakeFiles files) {
    this.files = files;
  }

  public static LakeCatalog of(LakeFiles files) {
    return new LakeCatalog(files);
  }

  public LakeFiles files() {
    return files;
  }

  /** Makes a slice part of the lake; the same commit again changes nothing. */
  public void commit(SliceCommit commit) {
    files.publish(LakeJson.toBytes(commit), pathOf(COMMITS, commit.slice()));
  }

  /**
   * This catalog, for those who read the lake or tidy it up: an address misspelt would pass for a
   * lake that has nothing.
   *
   * @throws IllegalArgumentException when nothing was ever landed there
   */
  public LakeCatalog requireLanded() {
    if (numbers(COMMITS).isEmpty() && numbers(SNAPSHOTS).isEmpty()) {
      throw new WrongOptionException(
          "--lake: nothing was landed at "
              + files.addressOf("")
              + "; name the lake that footfall lake fills (or --no-lake, to a command that takes it)");
    }
    return this;
  }

  /** What a slice brought; empty when it has not come to its end, or is compacted long since. */
  public Optional<SliceCommit> commitOf(long slice) {
    return numbers(COMMITS).contains(slice) ? Optional.of(readCommit(slice)) : Optional.empty();
  }

  /**
   * The commits that are still there, in order and without gaps: those beyond a gap must wait for
   * the one that is missing.
   */
  public List<SliceCommit> commits() {
    List<SliceCommit> commits = new ArrayList<>();
    for (long slice : numbers(COMMITS)) {
      if (!commits.isEmpty() && commits.get(commits.size() - 1).slice() != slice - 1) {
        break;
      }
      commits.add(readCommit(slice));
    }
    return commits;
  }

  /** The lake as it stands. */
  public LakeSnapshot current() {
    List<Long> numbers = numbers(SNAPSHOTS);
    return numbers.isEmpty() ? LakeSnapshot.EMPTY : readSnapshot(numbers.get(numbers.size() - 1));
  }

  /** The snapshot of that number, which must still be there; 0 is the empty lake. */
  public LakeSnapshot snapshot(long number) {
    return number == 0 ? LakeSnapshot.EMPTY : readSnapshot(number);
  }

  /** The highest slice that the lake has heard of; 0 where it is new. */
  public long lastSlice() {
    long committed = numbers(COMMITS).stream().mapToLong(Long::longValue).max().orElse(0);
    return current().hours().values().stream()
        .mapToLong(StoredHour::throughSlice)
        .reduce(committed, Math::max);
  }

  /** All snapshots that are still there, the oldest first. */
  public List<LakeSnapshot> snapshots() {
    return numbers(SNAPSHOTS).stream().map(this::readSnapshot).toList();
  }

  /**
   * Makes this the lake as it stands; the same snapshot again changes nothing. The caller is to be
   * the only one to do so at a time, by a lease.
   *
   * @throws IllegalStateException when that was lost and another has made a snapshot meanwhile
   */
  public void commit(LakeSnapshot snapshot) {
    LakeSnapshot current = current();
    if (current.number() == snapshot.number() && current.hours().equals(snapshot.hours())) {
      return;
    }
    if (current.number() >= snapshot.number()) {
      throw new IllegalStateException(
          "Somebody else has made snapshot "
              + current.number()
              + " of the lake at "
              + files.addressOf("")
              + " meanwhile, which stays: run the command again");
    }
    files.publish(LakeJson.toBytes(snapshot), pathOf(SNAPSHOTS, snapshot.number()));
  }

  /** Files of clicks that were landed and are in no compacted file yet. */
  public List<LandedFile> pending(LakeSnapshot snapshot) {
    return commits().stream()
        .flatMap(
            commit ->
                commit.clicks().stream()
                    .filter(
                        file ->
                            commit.slice()
                                > snapshot.hour(LakeHour.parse(file.hour())).throughSlice()))
        .toList();
  }

  /** Forgets commits whose files are gone or compacted. */
  public void forgetCommits(Collection<Long> slices) {
    files.delete(slices.stream().map(slice -> pathOf(COMMITS, slice)).toList());
  }

  /** Forgets snapshots that nobody reads any more. */
  public void forgetSnapshots(Collection<Long> numbers) {
    files.delete(numbers.stream().map(number -> pathOf(SNAPSHOTS, number)).toList());
  }

  private SliceCommit readCommit(long slice) {
    String path = pathOf(COMMITS, slice);
    return LakeJson.parse(files.read(path), SliceCommit.class, path);
  }

  private LakeSnapshot readSnapshot(long number) {
    String path = pathOf(SNAPSHOTS, number);
    return LakeJson.parse(files.read(path), LakeSnapshot.class, path);
  }

  private List<Long> numbers(String folder) {
    return files.list(folder).stream()
        .map(LakeFiles.Entry::path)
        .filter(path -> path.endsWith(".json"))
        .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - ".json".length()))
        .map(Long::valueOf)
        .sorted()
        .toList();
  }

  private static String pathOf(String folder, long number) {
    return String.format(Locale.ROOT, "%s/%012d.json", folder, number);
  }
}
