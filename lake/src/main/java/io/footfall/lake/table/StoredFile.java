package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;

/** A file of compacted clicks. */
public record StoredFile(String path, long rows, long bytes) {

  public LakeFiles.Entry entry() {
    return new LakeFiles.Entry(path, bytes);
  }
}
