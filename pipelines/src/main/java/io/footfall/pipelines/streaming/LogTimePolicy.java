package io.footfall.pipelines.streaming;

import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Duration;
import org.joda.time.Instant;

/**
 * Times of one partition: a record has the time that the log gave it, and the watermark stays a
 * delay behind the newest of them. Where the partition has been read to its end, it stays that
 * delay behind the time of asking: a partition that nobody writes to holds no other back, not even
 * when nobody ever wrote to it, which Beam's own policy waits for. The watermark never falls, and a
 * record from the future takes it no further than the present.
 */
final class LogTimePolicy<K, V> extends TimestampPolicy<K, V> {

  private final Duration delay;
  private Instant watermark;

  /**
   * @param before where the watermark had come to when the partition was read last
   */
  LogTimePolicy(Duration delay, Instant before) {
    this.delay = delay;
    this.watermark = before;
  }

  @Override
  public Instant getTimestampForRecord(PartitionContext partition, KafkaRecord<K, V> record) {
    Instant time = Instant.ofEpochMilli(record.getTimestamp());
    advanceTo(time.isBeforeNow() ? time : Instant.now());
    return time;
  }

  @Override
  public Instant getWatermark(PartitionContext partition) {
    if (partition.getMessageBacklog() == 0) {
      advanceTo(partition.getBacklogCheckTime());
    }
    return watermark;
  }

  private void advanceTo(Instant time) {
    Instant behind = time.minus(delay);
    if (behind.isAfter(watermark) && behind.isAfter(BoundedWindow.TIMESTAMP_MIN_VALUE)) {
      watermark = behind;
    }
  }
}
