package io.footfall.lake.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * A Parquet file being written to local disk: ZSTD, one row group up to 128 MB. Nobody reads it
 * before it is closed and published. The channel that it is written to stays its owner's.
 */
public final class ParquetFile<T> implements AutoCloseable {

  private static final Configuration CONFIGURATION = new Configuration(false);

  private static final String WHERE =
      " on the local disk (in " + System.getProperty("java.io.tmpdir") + ")";

  private final ParquetWriter<T> writer;
  private long rows;

  private ParquetFile(ParquetWriter<T> writer) {
    this.writer = writer;
  }

  /** A new file, from the beginning of the channel, over what may be there. */
  public static <T> ParquetFile<T> create(FileChannel to, FileSchema<T> schema) {
    try {
      return new ParquetFile<>(new Builder<>(new ChannelOutputFile(to), schema).build());
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be begun" + WHERE, e);
    }
  }

  /** Adds a row. */
  public void write(T value) {
    try {
      writer.write(value);
      rows++;
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be written" + WHERE, e);
    }
  }

  public long rows() {
    return rows;
  }

  /** About how large it would be if it were closed now. */
  public long bytes() {
    return writer.getDataSize();
  }

  /** Completes the file; without it there is none. */
  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lake's file can't be completed" + WHERE, e);
    }
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {
    private final FileSchema<T> schema;

    Builder(OutputFile file, FileSchema<T> schema) {
      super(file);
      this.schema = schema;
      withConf(CONFIGURATION)
          .withCompressionCodec(CompressionCodecName.ZSTD)
          .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
          .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
          // Ids never repeat: a dictionary of them would be built and thrown away
          .withDictionaryEncoding("row_key", false)
          .withDictionaryEncoding("content_hash", false)
          .withDictionaryEncoding("log_offset", false);
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return new Rows<>(schema);
    }
  }

  private static final class Rows<T> extends WriteSupport<T> {
    private final FileSchema<T> schema;
    private final Column<T>[] columns;
    private RecordConsumer to;

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    Rows(FileSchema<T> schema) {
      this.schema = schema;
      this.columns = schema.columns().toArray(new Column[0]);
    }

    @Override
    public WriteContext init(Configuration configuration) {
      return new WriteContext(
          schema.type(), Map.of(FileSchema.VERSION_KEY, Integer.toString(schema.version())));
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
      to = recordConsumer;
    }

    @Override
    public void write(T value) {
      to.startMessage();
      for (int i = 0; i < columns.length; i++) {
        Object part = columns[i].part().apply(value);
        if (part != null) {
          to.startField(columns[i].name(), i);
          columns[i].kind().write(part, to);
          to.endField(columns[i].name(), i);
        }
      }
      to.endMessage();
    }
  }
}
