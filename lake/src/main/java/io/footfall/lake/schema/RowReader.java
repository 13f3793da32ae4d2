package io.footfall.lake.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.InitContext;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.io.InputFile;
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

  private final ParquetReader<Row> reader;
  private final String name;

  private RowReader(ParquetReader<Row> reader, String name) {
    this.reader = reader;
    this.name = name;
  }

  /** The rows of the file that pass the filter, with those columns. */
  static RowReader open(InputFile file, List<String> columns, FilterCompat.Filter filter) {
    try {
      return new RowReader(new Builder(file, columns).withFilter(filter).build(), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be opened: " + file, e);
    }
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
    try {
      return reader.read();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be read: " + name, e);
    }
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be closed: " + name, e);
    }
  }

  private static final class Builder extends ParquetReader.Builder<Row> {
    private final List<String> columns;

    Builder(InputFile file, List<String> columns) {
      super(file);
      this.columns = columns;
      withConf(CONFIGURATION);
    }

    @Override
    protected ReadSupport<Row> getReadSupport() {
      return new Rows(columns);
    }
  }

  private static final class Rows extends ReadSupport<Row> {
    private final List<String> columns;

    Rows(List<String> columns) {
      this.columns = columns;
    }

    @Override
    public ReadContext init(InitContext context) {
      MessageType fileSchema = context.getFileSchema();
      List<Type> known = new ArrayList<>();
      for (String column : columns) {
        if (fileSchema.containsField(column)) {
          known.add(fileSchema.getType(column));
        }
      }
      return new ReadContext(new MessageType(fileSchema.getName(), known));
    }

    @Override
    public RecordMaterializer<Row> prepareForRead(
        Configuration configuration,
        Map<String, String> metadata,
        MessageType fileSchema,
        ReadContext context) {
      return new RowConverter(columns, context.getRequestedSchema());
    }
  }
}
