package io.footfall.launcher.operations;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * {@code footfall_partition_lag_records} by partition: how far the group's committed offsets are
 * behind the topic's ends. Asked of Kafka when Prometheus asks, at most every five seconds; unknown
 * ({@code NaN}) while Kafka does not answer.
 */
public final class PartitionLags implements AutoCloseable {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PATIENCE_SECONDS = 3;

  private final Admin admin;
  private final String topic;
  private final String group;
  private Map<Integer, Long> lags = Map.of();
  private long askedAt = System.nanoTime() - FRESH_NANOS;

  private PartitionLags(Admin admin, String topic, String group) {
    this.admin = admin;
    this.topic = topic;
    this.group = group;
  }

  /** Of that group on that topic, which must be there. */
  public static PartitionLags of(
      KafkaSettings kafka, String topic, String group, MeterRegistry registry) {
    PartitionLags lags = new PartitionLags(Admin.create(kafka.toClientProperties()), topic, group);
    for (int partition : lags.ask().keySet()) {
      Gauge.builder("footfall.partition.lag.records", () -> lags.of(partition))
          .tag("topic", topic)
          .tag("partition", Integer.toString(partition))
          .register(registry);
    }
    return lags;
  }

  private synchronized double of(int partition) {
    if (System.nanoTime() - askedAt >= FRESH_NANOS) {
      lags = ask();
      askedAt = System.nanoTime();
    }
    Long lag = lags.get(partition);
    return lag == null ? Double.NaN : lag;
  }

  private Map<Integer, Long> ask() {
    try {
      Map<TopicPartition, OffsetSpec> latest =
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .get(topic)
              .partitions()
              .stream()
              .collect(
                  Collectors.toMap(
                      info -> new TopicPartition(topic, info.partition()),
                      info -> OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          admin.listOffsets(latest).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Map<TopicPartition, OffsetAndMetadata> committed =
          admin
              .listConsumerGroupOffsets(group)
              .partitionsToOffsetAndMetadata()
              .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      Map<Integer, Long> behind = new HashMap<>();
      ends.forEach(
          (partition, end) -> {
            OffsetAndMetadata read = committed.get(partition);
            behind.put(partition.partition(), end.offset() - (read == null ? 0 : read.offset()));
          });
      return behind;
    } catch (ExecutionException | TimeoutException unknown) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
