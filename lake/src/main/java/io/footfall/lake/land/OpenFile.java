package io.footfall.lake.land;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.files.TemporaryFile;
import io.footfall.lake.schema.FileSchema;
import io.footfall.lake.schema.ParquetFile;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LandedFile;
import io.footfall.model.RecordPosition;
import java.util.Locale;

/** A landed file that is still being written, on the local disk, and the name it will have. */
final class OpenFile<T> {

  private final String path;
  private final LakeHour hour;
  private final TemporaryFile temporary;
  private final ParquetFile<T> rows;

  private OpenFile(String path, LakeHour hour, TemporaryFile temporary, ParquetFile<T> rows) {
    this.path = path;
    this.hour = hour;
    this.temporary = temporary;
    this.rows = rows;
  }

  static <T> OpenFile<T> begin(
      String folder, LakeHour hour, long slice, RecordPosition first, FileSchema<T> schema) {
    String path =
        String.format(
            Locale.ROOT,
            "%s/slice-%010d-partition-%03d-from-%012d.parquet",
            folder,
            slice,
            first.partition(),
            first.offset());
    TemporaryFile temporary = TemporaryFile.create();
    return new OpenFile<>(path, hour, temporary, ParquetFile.create(temporary.channel(), schema));
  }

  void write(T value) {
    rows.write(value);
  }

  long bytes() {
    return rows.bytes();
  }

  /** Completes the file and puts it into the lake. */
  LandedFile publish(LakeFiles files) {
    rows.close();
    try (TemporaryFile complete = temporary) {
      files.publish(complete.channel(), path);
      return new LandedFile(path, hour.toString(), rows.rows(), complete.bytes());
    }
  }

  void discard() {
    temporary.close();
  }
}
