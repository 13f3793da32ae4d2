package io.footfall.pipelines.kafka;

import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.SliceRange;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads a {@link SliceSource}: its ranges one after the other. */
final class SliceReader extends BoundedSource.BoundedReader<LogRecord> {

  private final SliceSource source;
  private final KafkaSettings settings;
  private final List<SliceRange> ranges;
  private int current;
  private @Nullable PartitionReader reader;
  private @Nullable LogRecord record;

  SliceReader(SliceSource source, KafkaSettings settings, List<SliceRange> ranges) {
    this.source = source;
    this.settings = settings;
    this.ranges = ranges;
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    record = null;
    while (current < ranges.size()) {
      SliceRange range = ranges.get(current);
      if (reader == null) {
        reader = PartitionReaders.acquire(settings, range);
      }
      ConsumerRecord<byte[], byte[]> read = reader.next(range);
      if (read != null) {
        record =
            new LogRecord(
                new RecordPosition(read.topic(), read.partition(), read.offset()),
                read.timestamp(),
                read.value());
        return true;
      }
      PartitionReaders.release(settings, range, reader);
      reader = null;
      current++;
    }
    return false;
  }

  @Override
  public LogRecord getCurrent() {
    if (record == null) {
      throw new NoSuchElementException("There is no current record before start and after the end");
    }
    return record;
  }

  /** A reader that has not come to its end stands nowhere that anyone will ask for. */
  @Override
  public void close() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  @Override
  public SliceSource getCurrentSource() {
    return source;
  }
}
