package io.footfall.pipelines.driver;

import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.slices.LoopSettings;
import io.footfall.pipelines.slices.SlicePlanner;
import java.time.Duration;

/**
 * What a driver drives, and how.
 *
 * @param group on whose behalf the topic is read; with the topic it names the source
 * @param cassandra where the journal and the lease are
 * @param leaseTtl how long the lease of a driver that was killed keeps the next one waiting
 */
public record DriverSettings(
    KafkaSettings kafka,
    String topic,
    String group,
    CassandraSettings cassandra,
    SlicePlanner planner,
    LoopSettings pace,
    Duration leaseTtl) {

  /** As the journal and the lease call it. */
  String source() {
    return topic + "/" + group;
  }
}
