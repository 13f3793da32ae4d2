package io.footfall.benchmarks.sinks;

import io.footfall.benchmarks.BenchmarkSize;
import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.clickstream.ClickstreamStores;

/**
 * What lies ready in Kafka for contenders that store it: late clicks, wrong clocks, robots and
 * broken records among it, but nothing sent twice, so that each click is a row of its own.
 */
final class SinksTraffic {

  /** The run whose settings name the topic, for who reads it beforehand. */
  static final String RUN = "recording";

  private static final double RECORDS_PER_SECOND = 2_000;

  private SinksTraffic() {}

  /** Sends as many records as the size says. */
  static void send(BenchmarkSize size, BenchmarkServers servers) throws InterruptedException {
    ClickstreamSettings settings = servers.settings(RUN);
    ClickstreamStores.create(settings, servers.partitions(), 1);
    long simulatedMillis = (long) (size.events() / RECORDS_PER_SECOND * 1_000);
    TrafficProfile profile =
        TrafficProfile.builder(size.seed(), System.currentTimeMillis() - simulatedMillis)
            .recordsPerSecond(RECORDS_PER_SECOND)
            .duplicateShare(0)
            .conflictShare(0)
            .build();
    try (KafkaSender sender =
        KafkaSender.to(servers.kafka().toClientProperties(), servers.topic(), new Truth())) {
      sender.send(Traffic.of(profile), Extent.ofRecords(size.events()), Pace.unbounded());
    }
  }
}
