package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import java.io.Serializable;

/**
 * A file of clicks as they were landed, or of rejects.
 *
 * @param hour of its rows, as {@link LakeHour#toString} has it
 */
public record LandedFile(String path, String hour, long rows, long bytes) implements Serializable {

  public LakeFiles.Entry entry() {
    return new LakeFiles.Entry(path, bytes);
  }
}
