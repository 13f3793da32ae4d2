package io.footfall.pipelines.kafka;

import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.model.SliceRange;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads a {@link SliceSource}: its ranges one after the other. One that is not closed closes what
 * it has open when nobody holds it any more: Beam's Spark runner closes only readers that have come
 * to their end, and a task that fails would leave a consumer open for as long as its JVM lives.
 */
final class SliceReader extends BoundedSource.BoundedReader<LogRecord> {

  private static final Cleaner FORGOTTEN = Cleaner.create();

  private final SliceSource source;
  private final KafkaSettings settings;
  private final List<SliceRange> ranges;
  private final AtomicReference<@Nullable PartitionReader> open = new AtomicReference<>();
  private int current;
  private @Nullable LogRecord record;

  SliceReader(SliceSource source, KafkaSettings settings, List<SliceRange> ranges) {
    this.source = source;
    this.settings = settings;
    this.ranges = ranges;
    AtomicReference<@Nullable PartitionReader> left = open;
    FORGOTTEN.register(this, () -> close(left));
  }

  @Override
  public boolean start() {
    return advance();
  }

  @Override
  public boolean advance() {
    try {
      record = next();
      return record != null;
    } finally {
      // Until here it is not forgotten
      Reference.reachabilityFence(this);
    }
  }

  private @Nullable LogRecord next() {
    while (current < ranges.size()) {
      SliceRange range = ranges.get(current);
      PartitionReader reader = open.get();
      if (reader == null) {
        reader = PartitionReaders.acquire(settings, range);
        open.set(reader);
      }
      ConsumerRecord<byte[], byte[]> read = reader.next(range);
      if (read != null) {
        return new LogRecord(
            new RecordPosition(read.topic(), read.partition(), read.offset()),
            read.timestamp(),
            read.value());
      }
      open.set(null);
      PartitionReaders.release(settings, range, reader);
      current++;
    }
    return null;
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
    close(open);
  }

  private static void close(AtomicReference<@Nullable PartitionReader> open) {
    PartitionReader reader = open.getAndSet(null);
    if (reader != null) {
      reader.close();
    }
  }

  @Override
  public SliceSource getCurrentSource() {
    return source;
  }
}
