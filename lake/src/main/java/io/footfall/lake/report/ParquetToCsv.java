package io.footfall.lake.report;

import io.footfall.lake.files.LakeFiles;
import io.footfall.lake.schema.LakeRows;
import io.footfall.lake.schema.Row;
import io.footfall.lake.schema.RowReader;
import io.footfall.model.WrongOptionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Files of the lake as one table of CSV: RFC 4180, the columns that were asked for, in that order,
 * rows in the order of the files. Times in ISO-8601 (UTC); what is null is an empty field; bytes
 * are taken for UTF-8.
 */
public final class ParquetToCsv {

  private final LakeFiles files;
  private final List<String> columns;

  private ParquetToCsv(LakeFiles files, List<String> columns) {
    this.files = files;
    this.columns = List.copyOf(columns);
  }

  /** With those columns; with all of the first file's when none is named. */
  public static ParquetToCsv of(LakeFiles files, List<String> columns) {
    return new ParquetToCsv(files, columns);
  }

  /**
   * Prints the header and every row of the files; how many rows that were.
   *
   * @throws IllegalArgumentException when there is no file, or a column that none of them has
   */
  public long print(List<LakeFiles.Entry> entries, Appendable to) {
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("No file of the lake lies there: check --part");
    }
    List<MessageType> types = entries.stream().map(file -> LakeRows.typesOf(files, file)).toList();
    List<String> chosen = columns.isEmpty() ? names(types.get(0)) : columns;
    for (String column : chosen) {
      if (types.stream().noneMatch(type -> type.containsField(column))) {
        throw new WrongOptionException(
            "--columns: no file has " + column + "; there are " + names(types.get(0)));
      }
    }
    long rows = 0;
    try {
      CSVPrinter csv = new CSVPrinter(to, CSVFormat.RFC4180);
      csv.printRecord(chosen);
      for (int i = 0; i < entries.size(); i++) {
        rows += print(entries.get(i), types.get(i), chosen, csv);
      }
      csv.flush();
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("The CSV can't be written", e);
    }
  }

  private long print(LakeFiles.Entry file, MessageType types, List<String> chosen, CSVPrinter csv)
      throws IOException {
    List<Boolean> times = chosen.stream().map(column -> isTime(types, column)).toList();
    long count = 0;
    try (RowReader rows = LakeRows.read(files, file, chosen)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<@Nullable Object> fields = new ArrayList<>(chosen.size());
        for (int column = 0; column < chosen.size(); column++) {
          fields.add(field(row.value(column), times.get(column)));
        }
        csv.printRecord(fields);
        count++;
      }
    }
    return count;
  }

  private static @Nullable Object field(@Nullable Object value, boolean isTime) {
    if (isTime && value instanceof Long millis) {
      return Instant.ofEpochMilli(millis).toString();
    }
    return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
  }

  private static boolean isTime(MessageType types, String column) {
    return types.containsField(column)
        && types.getType(column).getLogicalTypeAnnotation()
            instanceof TimestampLogicalTypeAnnotation;
  }

  private static List<String> names(MessageType types) {
    return types.getFields().stream().map(field -> field.getName()).toList();
  }
}
