package io.footfall.pipelines.kafka;

import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.TruncatedRangeException;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Reads one partition onward from an offset, range after range, committed records only. Keeps what
 * it has fetched beyond the end of one range for the next. For one thread at a time.
 *
 * <p>A range is at its end when the consumer's position has reached it, not when so many records
 * have come: compaction and transaction markers use up offsets without records.
 */
final class PartitionReader implements AutoCloseable {

  /** A consumer that gets no further for so long never will. */
  private static final Duration PATIENCE = KafkaConsumers.PATIENCE;

  private static final Duration POLL = Duration.ofMillis(500);

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // Any other value would pass over records that retention has taken, in silence
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none",
          ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "10000",
          ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, String.valueOf(4 << 20));

  private final KafkaSettings settings;
  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;
  private Iterator<ConsumerRecord<byte[], byte[]>> fetched = Collections.emptyIterator();
  private @Nullable ConsumerRecord<byte[], byte[]> next;
  private long position;

  private PartitionReader(
      KafkaSettings settings,
      TopicPartition partition,
      Consumer<byte[], byte[]> consumer,
      long position) {
    this.settings = settings;
    this.partition = partition;
    this.consumer = consumer;
    this.position = position;
  }

  /**
   * A reader that stands at the range's start.
   *
   * @throws KafkaUnavailableException when Kafka does not say within half a minute where the log
   *     begins
   * @throws TruncatedRangeException when the log begins after that start
   */
  static PartitionReader open(KafkaSettings settings, SliceRange range) {
    TopicPartition partition = new TopicPartition(range.topic(), range.partition());
    Consumer<byte[], byte[]> consumer = KafkaConsumers.open(settings, PROPERTIES);
    PartitionReader reader = new PartitionReader(settings, partition, consumer, range.from());
    try {
      consumer.assign(List.of(partition));
      reader.requireHeld(range);
      consumer.seek(partition, range.from());
    } catch (KafkaException failure) {
      reader.close();
      throw new KafkaUnavailableException(settings, "open " + partition, failure);
    } catch (TruncatedRangeException truncated) {
      reader.close();
      throw truncated;
    }
    return reader;
  }

  /**
   * The next record before the end of the range, or null when there is none left. Blocks, but not
   * for ever.
   *
   * @throws TruncatedRangeException when the log loses the range while it is read
   */
  @Nullable ConsumerRecord<byte[], byte[]> next(SliceRange range) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      if (next == null && fetched.hasNext()) {
        next = fetched.next();
      }
      if (next != null) {
        if (next.offset() >= range.to()) {
          position = range.to();
          return null;
        }
        ConsumerRecord<byte[], byte[]> record = next;
        next = null;
        position = record.offset() + 1;
        return record;
      }
      long reached = position(range);
      if (reached >= range.to()) {
        position = range.to();
        return null;
      }
      if (reached > position) {
        position = reached;
        deadline = System.nanoTime() + PATIENCE.toNanos();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new KafkaUnavailableException(
            partition
                + " gave nothing at offset "
                + position
                + " for "
                + PATIENCE.toSeconds()
                + " s, though the slice reaches to "
                + range.to()
                + ": look at the partition's leader and at the broker's load");
      }
      poll(range);
    }
  }

  /** The offset that the next read starts from. */
  long position() {
    return position;
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(5));
  }

  private void poll(SliceRange range) {
    try {
      fetched = consumer.poll(POLL).iterator();
    } catch (OffsetOutOfRangeException outside) {
      requireStillHeld(range);
      throw new KafkaUnavailableException(settings, "read on in " + partition, outside);
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "read " + partition, failure);
    }
  }

  private void requireStillHeld(SliceRange range) {
    try {
      requireHeld(range);
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "ask where " + partition + " begins", failure);
    }
  }

  private long position(SliceRange range) {
    try {
      return consumer.position(partition);
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(
          settings, "tell the position in " + partition + " before " + range.to(), failure);
    }
  }

  private void requireHeld(SliceRange range) {
    long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
    if (beginning > position) {
      throw new TruncatedRangeException(
          List.of(
              new SliceRange(
                  range.topic(), range.partition(), position, Math.min(beginning, range.to()))));
    }
  }
}
