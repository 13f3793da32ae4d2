package io.footfall.lake.erase;

import io.footfall.lake.compact.SortedFiles;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.files.TemporaryFile;
import io.footfall.lake.schema.ClickSchema;
import io.footfall.lake.schema.FileSchema;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.ParquetFile;
import io.footfall.lake.schema.RejectSchema;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.StoredFile;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes a file of a lake again without a visitor's rows: landed and compacted ones under another
 * name, so that who speaks of files speaks of one or the other, whenever it is read.
 */
final class FilesWithout {

  private final LakeFiles files;
  private final String visitorId;

  private FilesWithout(LakeFiles files, String visitorId) {
    this.files = files;
    this.visitorId = visitorId;
  }

  static FilesWithout of(LakeFiles files, String visitorId) {
    return new FilesWithout(files, visitorId);
  }

  /** For the snapshot of that number; none where there was nobody else in it. */
  List<StoredFile> compacted(StoredFile file, long snapshot) {
    String name = file.path().substring(0, file.path().length() - ".parquet".length());
    String prefix = String.format(Locale.ROOT, "%s-erased-%08d", name, snapshot);
    try (SortedFiles sorted = new SortedFiles(files, prefix, Long.MAX_VALUE)) {
      LakeRows.forEachJudged(
          files,
          file.entry(),
          judged -> {
            if (!judged.click().visitorId().equals(visitorId)) {
              sorted.write(judged);
            }
          });
      sorted.complete();
      return sorted.written();
    }
  }

  LandedFile landed(LandedFile file) {
    String path = file.path().replace(".parquet", "-erased.parquet");
    StoredFile written =
        written(
            path,
            ClickSchema.current(),
            clicks ->
                LakeRows.forEachClick(
                    files,
                    file.entry(),
                    click -> {
                      if (!click.visitorId().equals(visitorId)) {
                        clicks.accept(click);
                      }
                    }));
    return new LandedFile(path, file.hour(), written.rows(), written.bytes());
  }

  /** Rejects are in no commit: the file is put in its own place. */
  void rejected(LakeFiles.Entry file) {
    StoredFile unused =
        written(
            file.path(),
            RejectSchema.current(),
            rejects ->
                LakeRows.forEachReject(
                    files,
                    file,
                    reject -> {
                      if (!VisitorRows.isNamed(visitorId, reject)) {
                        rejects.accept(reject);
                      }
                    }));
  }

  private <T> StoredFile written(String path, FileSchema<T> schema, Consumer<Consumer<T>> content) {
    try (TemporaryFile temporary = TemporaryFile.create()) {
      ParquetFile<T> parquet = ParquetFile.create(temporary.channel(), schema);
      content.accept(parquet::write);
      parquet.close();
      files.publish(temporary.channel(), path);
      return new StoredFile(path, parquet.rows(), temporary.bytes());
    }
  }
}
