package io.footfall.lake.table;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The compacted lake as it stood at one moment: which files make up each hour. A snapshot is
 * published as one file and never changed, so who reads it sees all of a compaction or nothing.
 *
 * @param number from 1; 0 is the empty lake
 * @param committedAtMillis when it came to be
 * @param hours by {@link LakeHour#toString}
 */
public record LakeSnapshot(
    long number, long committedAtMillis, SortedMap<String, StoredHour> hours) {

  /** Before the first compaction. */
  static final LakeSnapshot EMPTY = new LakeSnapshot(0, 0, new TreeMap<>());

  public LakeSnapshot {
    hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
  }

  /** The hour as it stands; without files where it was never compacted. */
  public StoredHour hour(LakeHour hour) {
    return hours.getOrDefault(hour.toString(), StoredHour.NONE);
  }

  /** The next snapshot: these hours as given, the rest as it is. */
  public LakeSnapshot with(Map<LakeHour, StoredHour> changed, long atMillis) {
    SortedMap<String, StoredHour> all = new TreeMap<>(hours);
    changed.forEach((hour, stored) -> all.put(hour.toString(), stored));
    return new LakeSnapshot(number + 1, Math.max(atMillis, committedAtMillis), all);
  }

  /** Files of the hours that begin in that time, by hour. */
  public List<StoredFile> files(long fromMillis, long toMillis) {
    return between(fromMillis, toMillis).flatMap(hour -> hour(hour).files().stream()).toList();
  }

  /** The hours that begin in that time. */
  public Stream<LakeHour> between(long fromMillis, long toMillis) {
    return hours.keySet().stream()
        .map(LakeHour::parse)
        .filter(hour -> hour.fromMillis() >= fromMillis && hour.fromMillis() < toMillis);
  }

  /** Every file. */
  public Stream<StoredFile> files() {
    return hours.values().stream().flatMap(hour -> hour.files().stream());
  }
}
