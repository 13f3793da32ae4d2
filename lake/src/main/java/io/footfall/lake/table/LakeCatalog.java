package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
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

  private final LakeFiles files;
  private final CommitLog commits;
  private final NumberedFiles snapshots;

  private LakeCatalog(LakeFiles files) {
    this.files = files;
    this.commits = new CommitLog(files);
    this.snapshots = new NumberedFiles(files, "_footfall/snapshots");
  }

  public static LakeCatalog of(LakeFiles files) {
    return new LakeCatalog(files);
  }

  public LakeFiles files() {
    return files;
  }

  /** Makes a slice part of the lake; the same commit again changes nothing. */
  public void commit(SliceCommit commit) {
    commits.add(commit);
  }

  /**
   * This catalog, for those who read the lake or tidy it up: an address misspelt would pass for a
   * lake that has nothing.
   *
   * @throws IllegalArgumentException when nothing was ever landed there
   */
  public LakeCatalog requireLanded() {
    if (commits.isEmpty() && snapshots.numbers().isEmpty()) {
      throw new WrongOptionException(
          "--lake: nothing was landed at "
              + files.addressOf("")
              + "; name the lake that footfall lake fills (or --no-lake, to a command that takes it)");
    }
    return this;
  }

  /** What a slice brought; empty when it has not come to its end, or is compacted long since. */
  public Optional<SliceCommit> commitOf(long slice) {
    return commits.find(slice);
  }

  /**
   * The commits that are remembered, in order and without gaps.
   *
   * @throws IllegalStateException when one is missing among them
   */
  public List<SliceCommit> commits() {
    return commits.all();
  }

  /** The lake as it stands. */
  public LakeSnapshot current() {
    return snapshot(snapshots.highest());
  }

  /** The snapshot of that number, which must still be there; 0 is the empty lake. */
  public LakeSnapshot snapshot(long number) {
    return number == 0 ? LakeSnapshot.EMPTY : readSnapshot(number);
  }

  /** The highest slice that the lake has heard of; 0 where it is new. */
  public long lastSlice() {
    return current().hours().values().stream()
        .mapToLong(StoredHour::throughSlice)
        .reduce(commits.lastSlice(), Math::max);
  }

  /** All snapshots that are still there, the oldest first. */
  public List<LakeSnapshot> snapshots() {
    return snapshots.numbers().stream().map(this::readSnapshot).toList();
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
    snapshots.write(snapshot.number(), snapshot);
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

  /** Forgets the commits up to that slice, whose files are gone or compacted. */
  public void forgetCommitsThrough(long slice) {
    commits.forgetThrough(slice);
  }

  /** Forgets snapshots that nobody reads any more. */
  public void forgetSnapshots(Collection<Long> numbers) {
    snapshots.delete(numbers);
  }

  private LakeSnapshot readSnapshot(long number) {
    return snapshots.read(number, LakeSnapshot.class);
  }
}
