package io.footfall.lake.table;

import java.util.List;

/**
 * An hour as it was last compacted.
 *
 * @param throughSlice what slices up to this one landed for the hour is in the files
 */
public record StoredHour(long throughSlice, List<StoredFile> files) {

  /** An hour never compacted. */
  static final StoredHour NONE = new StoredHour(0, List.of());

  public StoredHour {
    files = List.copyOf(files);
  }

  public long rows() {
    return files.stream().mapToLong(StoredFile::rows).sum();
  }
}
