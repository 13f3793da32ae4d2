package io.footfall.lake.table;

import io.footfall.lake.files.LakeFiles;
import java.io.Serializable;

/**
 * A file of clicks as they were landed.
 *
 * @param hour of its rows, as {@link LakeHour#toString} has it
 */
public record LandedFile(String path, String hour, long rows, long bytes) implements Serializable {

  private static final String SLICE = "/slice-";

  /** The slice that wrote the file at that path; by its name. */
  public static long sliceOf(String path) {
    int number = path.lastIndexOf(SLICE) + SLICE.length();
    return Long.parseLong(path.substring(number, path.indexOf('-', number)));
  }

  public LakeFiles.Entry entry() {
    return new LakeFiles.Entry(path, bytes);
  }
}
