package io.footfall.benchmarks.servers;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.pipelines.kafka.Topics;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Traffic that lies ready in Kafka before anything is measured: late clicks, wrong clocks and
 * clicks sent twice among it. Nothing broken, no robots, and no event id with two contents: engines
 * differ in what they make of those.
 */
public final class RecordedTraffic {

  private static final double RECORDS_PER_SECOND = 2_000;

  private RecordedTraffic() {}

  /**
   * Makes the topic and sends as many records as the size says, which end about now.
   *
   * @return the bytes of their values
   */
  public static long send(BenchmarkSize size, BenchmarkServers servers)
      throws InterruptedException {
    Topics.create(servers.kafka(), servers.partitions(), 1, servers.topic());
    long simulatedMillis = (long) (size.events() / RECORDS_PER_SECOND * 1_000);
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), System.currentTimeMillis() - simulatedMillis)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .conflictShare(0)
            .brokenShare(0)
            .botShare(0)
            .build();
    AtomicLong bytes = new AtomicLong();
    try (KafkaSender sender =
        KafkaSender.to(
            servers.kafka().toClientProperties(),
            servers.topic(),
            record -> bytes.addAndGet(record.value().length))) {
      sender.send(Traffic.of(profile), Extent.ofRecords(size.events()), Pace.unbounded());
    }
    return bytes.get();
  }
}
