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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * By partition: {@code footfall_partition_lag_records}, how far reading (a group's committed
 * offset, or where a stream stands) is behind the topic's end; and {@code
 * footfall_partition_headroom_records}, how many more records Kafka may delete before it deletes
 * one that has not been read, unknown as long as Kafka has deleted none. Asked of Kafka when
 * Prometheus asks, at most every five seconds; unknown ({@code NaN}) while Kafka does not answer.
 */
public final class PartitionLags implements AutoCloseable {

  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PATIENCE_SECONDS = 3;

  private final Admin admin;
  private final String topic;
  private final Positions positions;
  private Map<Integer, Place> places = Map.of();
  private long askedAt = System.nanoTime() - FRESH_NANOS;

  /** Where a group stands in a partition. */
  private record Place(long beginning, long read, long end) {
    double lag() {
      return end - read;
    }

    /** Nothing says how soon a log is cut that has never been. */
    double headroom() {
      return beginning == 0 ? Double.NaN : read - beginning;
    }
  }

  /** Says of each partition that has been read the offset that is next. */
  private interface Positions {
    Map<Integer, Long> in(Admin admin)
        throws ExecutionException, TimeoutException, InterruptedException;
  }

  private PartitionLags(Admin admin, String topic, Positions positions) {
    this.admin = admin;
    this.topic = topic;
    this.positions = positions;
  }

  /** Of that group on that topic, which must be there. */
  public static PartitionLags of(
      KafkaSettings kafka, String topic, String group, MeterRegistry registry) {
    return registered(kafka, topic, admin -> committed(admin, topic, group), registry);
  }

  /** Of who says himself which offsets are next, on that topic, which must be there. */
  public static PartitionLags of(
      KafkaSettings kafka,
      String topic,
      Supplier<Map<Integer, Long>> positions,
      MeterRegistry registry) {
    return registered(kafka, topic, admin -> positions.get(), registry);
  }

  private static PartitionLags registered(
      KafkaSettings kafka, String topic, Positions positions, MeterRegistry registry) {
    PartitionLags lags =
        new PartitionLags(Admin.create(kafka.toClientProperties()), topic, positions);
    for (int partition : lags.ask().keySet()) {
      lags.register("footfall.partition.lag.records", partition, Place::lag, registry);
      lags.register("footfall.partition.headroom.records", partition, Place::headroom, registry);
    }
    return lags;
  }

  private void register(
      String name, int partition, ToDoubleFunction<Place> figure, MeterRegistry registry) {
    Gauge.builder(name, () -> of(partition, figure))
        .tag("topic", topic)
        .tag("partition", Integer.toString(partition))
        .register(registry);
  }

  private synchronized double of(int partition, ToDoubleFunction<Place> figure) {
    if (System.nanoTime() - askedAt >= FRESH_NANOS) {
      places = ask();
      askedAt = System.nanoTime();
    }
    Place place = places.get(partition);
    return place == null ? Double.NaN : figure.applyAsDouble(place);
  }

  private Map<Integer, Place> ask() {
    try {
      List<TopicPartition> partitions =
          answer(admin.describeTopics(List.of(topic)).allTopicNames())
              .get(topic)
              .partitions()
              .stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, ListOffsetsResultInfo> beginnings =
          answer(admin.listOffsets(eachWith(OffsetSpec.earliest(), partitions)).all());
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          answer(admin.listOffsets(eachWith(OffsetSpec.latest(), partitions)).all());
      Map<Integer, Long> next = positions.in(admin);
      Map<Integer, Place> found = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long beginning = beginnings.get(partition).offset();
        long read = next.getOrDefault(partition.partition(), beginning);
        found.put(partition.partition(), new Place(beginning, read, ends.get(partition).offset()));
      }
      return found;
    } catch (ExecutionException | TimeoutException unknown) {
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<Integer, Long> committed(Admin admin, String topic, String group)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<Integer, Long> committed = new HashMap<>();
    answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              // Kafka answers null for a partition of which the group has committed nothing
              if (offset != null && partition.topic().equals(topic)) {
                committed.put(partition.partition(), offset.offset());
              }
            });
    return committed;
  }

  private static Map<TopicPartition, OffsetSpec> eachWith(
      OffsetSpec spec, List<TopicPartition> partitions) {
    return partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> spec));
  }

  private static <T> T answer(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    admin.close();
  }
}
