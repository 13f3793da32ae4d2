package io.footfall.lake.erase;

import io.footfall.lake.compact.LakeCleaner;
import io.footfall.lake.compact.SortedFiles;
import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.files.TemporaryFile;
import io.footfall.lake.schema.ClickSchema;
import io.footfall.lake.schema.FileSchema;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.ParquetFile;
import io.footfall.lake.schema.RejectSchema;
import io.footfall.lake.schema.Row;
import io.footfall.lake.schema.RowReader;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeHour;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.SliceCommit;
import io.footfall.lake.table.StoredFile;
import io.footfall.lake.table.StoredHour;
import io.footfall.model.Reject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A visitor's rows in the files of a lake, compacted, landed and rejected: found, handed out, and
 * erased by writing the files without them. Erasing waits for no reader: files that held the
 * visitor are gone when it returns, and who was reading one must begin again. Call it under the
 * lake's lease; landing may go on.
 */
public final class LakeTraces {

  private static final List<String> ONE_COLUMN = List.of("visitor_id");

  private final LakeCatalog catalog;
  private final LakeFiles files;
  private final Clock clock;

  private LakeTraces(LakeCatalog catalog) {
    this.catalog = catalog;
    this.files = catalog.files();
    this.clock = Clock.systemUTC();
  }

  public static LakeTraces in(LakeCatalog catalog) {
    return new LakeTraces(catalog);
  }

  /** What was erased: rows by part of the lake, and the files that held them. */
  public record Erased(Map<String, Long> rows, List<String> files) {}

  /** How many rows each part of the lake has of the visitor; parts without one are left out. */
  public Map<String, Long> count(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    for (LakeFiles.Entry file : clickFiles()) {
      add(counts, file.path(), rowsOf(file, visitorId));
    }
    for (LakeFiles.Entry file : files.list("rejected")) {
      add(counts, file.path(), rejectsOf(file, visitorId));
    }
    return counts;
  }

  /** The visitor's clicks, each once: of compacted files, and of landed ones still to be. */
  public List<Map<String, Object>> rows(String visitorId) {
    LakeSnapshot snapshot = catalog.current();
    List<LakeFiles.Entry> entries = new ArrayList<>();
    snapshot.files().map(StoredFile::entry).forEach(entries::add);
    catalog.pending(snapshot).stream().map(LandedFile::entry).forEach(entries::add);
    List<String> columns = JudgedClickSchema.current().columnNames();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (LakeFiles.Entry file : entries) {
      try (RowReader reader = LakeRows.readVisitor(files, file, columns, visitorId)) {
        for (Row row = reader.next(); row != null; row = reader.next()) {
          Map<String, Object> values = new LinkedHashMap<>();
          for (int column = 0; column < columns.size(); column++) {
            if (row.value(column) != null) {
              values.put(columns.get(column), row.value(column));
            }
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /** Writes every file that has the visitor without him, and deletes what it replaces. */
  public Erased erase(String visitorId) {
    Map<String, Long> rows = new TreeMap<>();
    List<String> replaced = new ArrayList<>();
    eraseFromCommits(visitorId, rows, replaced);
    eraseFromSnapshot(visitorId, rows, replaced);
    files.delete(replaced);
    int unused = LakeCleaner.of(catalog).clean(Long.MAX_VALUE);
    eraseFromRejects(visitorId, rows, replaced);
    return new Erased(rows, replaced);
  }

  private void eraseFromSnapshot(String visitorId, Map<String, Long> rows, List<String> replaced) {
    LakeSnapshot snapshot = catalog.current();
    Map<LakeHour, StoredHour> changed = new HashMap<>();
    snapshot
        .hours()
        .forEach(
            (name, hour) -> {
              List<StoredFile> kept = new ArrayList<>();
              List<StoredFile> rewritten = new ArrayList<>();
              for (StoredFile file : hour.files()) {
                long found = rowsOf(file.entry(), visitorId);
                add(rows, file.path(), found);
                if (found == 0) {
                  kept.add(file);
                } else {
                  rewritten.addAll(without(file, visitorId, snapshot.number() + 1));
                  replaced.add(file.path());
                }
              }
              if (kept.size() < hour.files().size()) {
                kept.addAll(rewritten);
                changed.put(LakeHour.parse(name), new StoredHour(hour.throughSlice(), kept));
              }
            });
    if (!changed.isEmpty()) {
      catalog.commit(snapshot.with(changed, clock.millis()));
    }
  }

  private List<StoredFile> without(StoredFile file, String visitorId, long snapshot) {
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

  private void eraseFromCommits(String visitorId, Map<String, Long> rows, List<String> replaced) {
    Set<String> there = new HashSet<>();
    files.list("landed").forEach(file -> there.add(file.path()));
    for (SliceCommit commit : catalog.commits()) {
      boolean changed = false;
      List<LandedFile> clicks = new ArrayList<>();
      for (LandedFile file : commit.clicks()) {
        long found = there.contains(file.path()) ? rowsOf(file.entry(), visitorId) : 0;
        add(rows, file.path(), found);
        clicks.add(found == 0 ? file : without(file, visitorId));
        if (found > 0) {
          changed = true;
          replaced.add(file.path());
        }
      }
      if (changed) {
        catalog.commit(new SliceCommit(commit.slice(), clicks, commit.outcomes()));
      }
    }
  }

  /**
   * Under another name, so that the commit speaks of one file or the other, whenever it is read.
   */
  private LandedFile without(LandedFile file, String visitorId) {
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

  /** Rejects are in no commit: each file is put in its own place. */
  private void eraseFromRejects(String visitorId, Map<String, Long> rows, List<String> rewritten) {
    for (LakeFiles.Entry file : files.list("rejected")) {
      long found = rejectsOf(file, visitorId);
      if (found > 0) {
        add(rows, file.path(), found);
        StoredFile unused =
            written(
                file.path(),
                RejectSchema.current(),
                rejects ->
                    LakeRows.forEachReject(
                        files,
                        file,
                        reject -> {
                          if (!names(reject, visitorId)) {
                            rejects.accept(reject);
                          }
                        }));
        rewritten.add(file.path());
      }
    }
  }

  private <T> StoredFile written(String path, FileSchema<T> schema, Consumer<Consumer<T>> content) {
    try (TemporaryFile temporary = TemporaryFile.create()) {
      ParquetFile<T> parquet = ParquetFile.create(temporary.path(), schema);
      content.accept(parquet::write);
      parquet.close();
      files.publish(temporary.path(), path);
      return new StoredFile(path, parquet.rows(), temporary.bytes());
    }
  }

  /** Compacted and landed files, those of runs that were broken off too. */
  private List<LakeFiles.Entry> clickFiles() {
    List<LakeFiles.Entry> entries = new ArrayList<>(files.list("clicks"));
    entries.addAll(files.list("landed"));
    return entries;
  }

  private long rowsOf(LakeFiles.Entry file, String visitorId) {
    long count = 0;
    try (RowReader reader = LakeRows.readVisitor(files, file, ONE_COLUMN, visitorId)) {
      while (reader.next() != null) {
        count++;
      }
    }
    return count;
  }

  private long rejectsOf(LakeFiles.Entry file, String visitorId) {
    long[] count = {0};
    LakeRows.forEachReject(files, file, reject -> count[0] += names(reject, visitorId) ? 1 : 0);
    return count[0];
  }

  private static boolean names(Reject reject, String visitorId) {
    return reject.original() != null
        && new String(reject.original(), StandardCharsets.UTF_8).contains(visitorId);
  }

  private static void add(Map<String, Long> counts, String path, long rows) {
    if (rows > 0) {
      counts.merge(path.substring(0, path.indexOf('/')), rows, Long::sum);
    }
  }
}
