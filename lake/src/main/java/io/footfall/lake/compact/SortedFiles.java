package io.footfall.lake.compact;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.files.TemporaryFile;
import io.footfall.lake.schema.JudgedClick;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.schema.ParquetFile;
import io.footfall.lake.table.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Writes clicks as they come into files of about a size, and publishes each when it is full. */
public final class SortedFiles implements AutoCloseable {

  private final LakeFiles files;
  private final String pathPrefix;
  private final long targetBytes;
  private final List<StoredFile> written = new ArrayList<>();
  private @Nullable TemporaryFile temporary;
  private @Nullable ParquetFile<JudgedClick> open;

  /** Files named {@code <pathPrefix>-00.parquet} and so on. */
  public SortedFiles(LakeFiles files, String pathPrefix, long targetBytes) {
    this.files = files;
    this.pathPrefix = pathPrefix;
    this.targetBytes = targetBytes;
  }

  public void write(JudgedClick click) {
    if (open == null) {
      temporary = TemporaryFile.create();
      open = ParquetFile.create(temporary.channel(), JudgedClickSchema.current());
    }
    open.write(click);
    if (open.bytes() >= targetBytes) {
      complete();
    }
  }

  /** Publishes what has been written so far. */
  public void complete() {
    if (open == null || temporary == null) {
      return;
    }
    open.close();
    String path = String.format(Locale.ROOT, "%s-%02d.parquet", pathPrefix, written.size());
    files.publish(temporary.channel(), path);
    written.add(new StoredFile(path, open.rows(), temporary.bytes()));
    close();
  }

  /** The files that were published. */
  public List<StoredFile> written() {
    return List.copyOf(written);
  }

  /** Gives up what has not been published. */
  @Override
  public void close() {
    if (temporary != null) {
      temporary.close();
    }
    temporary = null;
    open = null;
  }
}
