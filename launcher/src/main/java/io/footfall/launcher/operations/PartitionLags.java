package io.footfall.launcher.operations;

import io.footfall.launcher.operations.PartitionPlaces.Place;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.PrometheusNaming;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * By partition: {@code footfall_partition_lag_records}, how far reading (a group's committed
 * offset, or where a stream stands) is behind the topic's end; and {@code
 * footfall_partition_headroom_records}, how many more records Kafka may delete before it deletes
 * one that has not been read, unknown as long as Kafka has deleted none.
 *
 * <p>Asked of Kafka when Prometheus asks, at most every five seconds and for three: of the
 * partitions that the topic has then. While Kafka does not answer, those that are known are shown
 * as unknown ({@code NaN}).
 */
public final class PartitionLags implements MultiCollector, AutoCloseable {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PartitionPlaces partitions;
  private final String topic;
  private final PrometheusRegistry shown;
  private final Map<Integer, Place> places = new TreeMap<>();
  private long askedAt = System.nanoTime() - FRESH_NANOS;

  private PartitionLags(PartitionPlaces partitions, String topic, PrometheusRegistry shown) {
    this.partitions = partitions;
    this.topic = topic;
    this.shown = shown;
    shown.register(this);
  }

  /** Of that group on that topic; Kafka need not answer yet. */
  public static PartitionLags of(
      KafkaSettings kafka, String topic, String group, PrometheusMeterRegistry registry) {
    return new PartitionLags(
        PartitionPlaces.ofGroup(kafka, topic, group), topic, registry.getPrometheusRegistry());
  }

  /** Of who says himself which offsets are next, on that topic. */
  public static PartitionLags of(
      KafkaSettings kafka,
      String topic,
      Supplier<Map<Integer, Long>> positions,
      PrometheusMeterRegistry registry) {
    return new PartitionLags(
        PartitionPlaces.of(kafka, topic, positions), topic, registry.getPrometheusRegistry());
  }

  @Override
  public synchronized MetricSnapshots collect() {
    if (System.nanoTime() - askedAt >= FRESH_NANOS) {
      Map<Integer, Place> found = partitions.ask();
      places.replaceAll((partition, before) -> Place.UNKNOWN);
      places.putAll(found);
      askedAt = System.nanoTime();
    }
    return places.isEmpty()
        ? new MetricSnapshots()
        : new MetricSnapshots(
            gauge("footfall.partition.lag.records", Place::lag),
            gauge("footfall.partition.headroom.records", Place::headroom));
  }

  private GaugeSnapshot gauge(String name, ToDoubleFunction<Place> figure) {
    GaugeSnapshot.Builder gauge =
        GaugeSnapshot.builder().name(PrometheusNaming.sanitizeMetricName(name));
    places.forEach(
        (partition, place) ->
            gauge.dataPoint(
                GaugeDataPointSnapshot.builder()
                    .labels(Labels.of("topic", topic, "partition", Integer.toString(partition)))
                    .value(figure.applyAsDouble(place))
                    .build()));
    return gauge.build();
  }

  @Override
  public void close() {
    shown.unregister(this);
    partitions.close();
  }
}
