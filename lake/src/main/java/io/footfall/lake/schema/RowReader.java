package io.footfall.lake.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads columns of a Parquet file, those that are asked for and no others. A column that the file
 * does not have is null in every row: an older build wrote it.
 */
public final class RowReader implements AutoCloseable {

  private static final Configuration CONFIGURATION = new Configuration(false);
  private static final boolean STRICT_TYPES = true;

  private final ParquetFileReader file;
  private final MessageColumnIO columns;
  private final RecordMaterializer<Row> rows;
  private final FilterCompat.Filter filter;
  private final String name;

  private @Nullable RecordReader<Row> group;
  private long leftInGroup;

  private RowReader(
      ParquetFileReader file,
      MessageType types,
      List<String> columns,
      FilterCompat.Filter filter,
      String name) {
    FileMetaData metadata = file.getFileMetaData();
    this.file = file;
    this.columns =
        new ColumnIOFactory(metadata.getCreatedBy())
            .getColumnIO(types, metadata.getSchema(), STRICT_TYPES);
    this.rows = new RowConverter(columns, types);
    this.filter = filter;
    this.name = name;
  }

  /** The rows of the file that pass the filter, with those columns. */
  static RowReader open(InputFile file, List<String> columns, FilterCompat.Filter filter) {
    // Not by ParquetReader: its builder parses Hadoop's default settings anew for every file, which
    // was nearly half of what a compaction took
    ParquetReadOptions options =
        HadoopReadOptions.builder(CONFIGURATION).withRecordFilter(filter).build();
    try {
      return of(ParquetFileReader.open(file, options), columns, filter, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be opened: " + file, e);
    }
  }

  /** Closes the file where its columns can't be read. */
  private static RowReader of(
      ParquetFileReader file, List<String> columns, FilterCompat.Filter filter, String name)
      throws IOException {
    try {
      MessageType types = known(columns, file.getFileMetaData().getSchema());
      file.setRequestedSchema(types);
      return new RowReader(file, types, columns, filter, name);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static MessageType known(List<String> columns, MessageType file) {
    List<Type> known = new ArrayList<>();
    for (String column : columns) {
      if (file.containsField(column)) {
        Type type = file.getType(column);
        if (!type.isPrimitive()) {
          throw new IllegalArgumentException(
              "Column " + column + " of a lake's file must be a value, and is " + type);
        }
        known.add(type);
      }
    }
    return new MessageType(file.getName(), known);
  }

  /** The types of the file's columns, in its order. */
  static MessageType typesOf(InputFile file) {
    ParquetReadOptions options = HadoopReadOptions.builder(CONFIGURATION).build();
    try (ParquetFileReader footer = ParquetFileReader.open(file, options)) {
      return footer.getFileMetaData().getSchema();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be opened: " + file, e);
    }
  }

  /** The next row, or null after the last; the one before is not valid any more. */
  public @Nullable Row next() {
    while (leftInGroup > 0 || openGroup()) {
      leftInGroup--;
      Row row = group.read();
      if (!group.shouldSkipCurrentRecord()) {
        return row;
      }
    }
    return null;
  }

  /** Whether there is another row group with rows that may pass the filter. */
  private boolean openGroup() {
    try {
      PageReadStore pages = file.readNextFilteredRowGroup();
      if (pages == null) {
        return false;
      }
      group = columns.getRecordReader(pages, rows, filter);
      leftInGroup = pages.getRowCount();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be read: " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be closed: " + name, e);
    }
  }
}
