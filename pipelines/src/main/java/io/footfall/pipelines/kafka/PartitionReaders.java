package io.footfall.pipelines.kafka;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.footfall.model.SliceRange;
import java.time.Duration;

/**
 * The JVM's readers between two slices, each under the place where it stands: the next slice starts
 * there, and what the reader has fetched ahead is what it asks for. Readers that nobody has asked
 * for in a minute (their partition went to another worker) are closed, and so are those beyond 64.
 */
final class PartitionReaders {

  private static final int MOST = 64;
  private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);

  private static final Cache<Place, PartitionReader> IDLE =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LONGEST_IDLE)
          .scheduler(Scheduler.systemScheduler())
          .removalListener(PartitionReaders::close)
          .build();

  /** Where a reader stands, on which cluster. */
  private record Place(KafkaSettings settings, String topic, int partition, long offset) {}

  private PartitionReaders() {}

  /** A reader that stands at the start of the range, and that is the caller's until released. */
  static PartitionReader acquire(KafkaSettings settings, SliceRange range) {
    Place place = new Place(settings, range.topic(), range.partition(), range.from());
    PartitionReader waiting = IDLE.asMap().remove(place);
    return waiting != null ? waiting : PartitionReader.open(settings, range);
  }

  /** Keeps the reader for whoever reads on from where it stands. */
  static void release(KafkaSettings settings, SliceRange read, PartitionReader reader) {
    IDLE.put(new Place(settings, read.topic(), read.partition(), reader.position()), reader);
  }

  private static void close(Place place, PartitionReader reader, RemovalCause cause) {
    // EXPLICIT is somebody's acquire
    if (cause != RemovalCause.EXPLICIT) {
      reader.close();
    }
  }
}
