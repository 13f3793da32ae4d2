package io.footfall.lake.erase;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.JudgedClickSchema;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.Row;
import io.footfall.lake.schema.RowReader;
import io.footfall.lake.table.LakeCatalog;
import io.footfall.lake.table.LakeSnapshot;
import io.footfall.lake.table.LandedFile;
import io.footfall.lake.table.StoredFile;
import io.footfall.model.Reject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A visitor's rows in the files of a lake, compacted, landed and rejected: counted, handed out, and
 * erased. Erase under the lake's lease.
 */
public final class LakeTraces {

  private final LakeCatalog catalog;
  private final LakeFiles files;

  private LakeTraces(LakeCatalog catalog) {
    this.catalog = catalog;
    this.files = catalog.files();
  }

  public static LakeTraces in(LakeCatalog catalog) {
    return new LakeTraces(catalog);
  }

  /** How many rows each part of the lake has of the visitor; parts without one are left out. */
  public Map<String, Long> count(String visitorId) {
    Map<String, Long> counts = new TreeMap<>();
    for (LakeFiles.Entry file : clickFiles()) {
      VisitorRows.add(counts, file.path(), VisitorRows.inClicks(files, file, visitorId));
    }
    for (LakeFiles.Entry file : files.list("rejected")) {
      VisitorRows.add(counts, file.path(), VisitorRows.inRejects(files, file, visitorId));
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

  /** Rejected records that name the visitor, as they were sent. */
  public List<Map<String, Object>> rejects(String visitorId) {
    List<Map<String, Object>> rejects = new ArrayList<>();
    for (LakeFiles.Entry file : files.list("rejected")) {
      LakeRows.forEachReject(
          files,
          file,
          reject -> {
            if (VisitorRows.isNamed(visitorId, reject)) {
              rejects.add(columnsOf(reject));
            }
          });
    }
    return rejects;
  }

  private static Map<String, Object> columnsOf(Reject reject) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("seen_at", reject.seenAtMillis());
    values.put("stage", reject.stage());
    values.put("reason", reject.reason().wireName());
    values.put("message", reject.message());
    values.put("original", new String(reject.original(), StandardCharsets.UTF_8));
    return values;
  }

  /** Erases the visitor: see {@link LakeEraser}. */
  LakeEraser.Erased erase(String visitorId) {
    return LakeEraser.erase(catalog, visitorId);
  }

  /** Compacted and landed files, those of runs that were broken off too. */
  private List<LakeFiles.Entry> clickFiles() {
    List<LakeFiles.Entry> entries = new ArrayList<>(files.list("clicks"));
    entries.addAll(files.list("landed"));
    return entries;
  }
}
