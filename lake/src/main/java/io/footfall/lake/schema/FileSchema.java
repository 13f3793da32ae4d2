package io.footfall.lake.schema;

import java.util.List;
import org.apache.parquet.schema.MessageType;

/**
 * The columns of one kind of file. Fields are added at the end, never taken away or renamed, and
 * each addition raises the version, which stands in every file's footer under {@value
 * #VERSION_KEY}. A reader takes the columns that it knows, and nulls for those that a file lacks.
 */
public final class FileSchema<T> {

  /** Where a file's footer says which version wrote it. */
  public static final String VERSION_KEY = "footfall.schema_version";

  private final int version;
  private final List<Column<T>> columns;
  private final List<String> columnNames;
  private final MessageType type;

  FileSchema(String name, int version, List<Column<T>> columns) {
    this.version = version;
    this.columns = List.copyOf(columns);
    this.columnNames = columns.stream().map(Column::name).toList();
    this.type = new MessageType(name, columns.stream().map(Column::type).toList());
  }

  public int version() {
    return version;
  }

  /** The names, in the order of the file. */
  public List<String> columnNames() {
    return columnNames;
  }

  List<Column<T>> columns() {
    return columns;
  }

  MessageType type() {
    return type;
  }
}
