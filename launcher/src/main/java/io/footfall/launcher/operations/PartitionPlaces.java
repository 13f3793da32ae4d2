package io.footfall.launcher.operations;

import io.footfall.pipelines.kafka.KafkaAdmins;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a topic's partitions begin and end, and where their reader stands in each. */
final class PartitionPlaces implements AutoCloseable {

  /** Less than Prometheus waits for a page, and than who asks for the health beside it. */
  private static final long PATIENCE_SECONDS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(PartitionPlaces.class);

  private final Admin admin;
  private final String topic;
  private final Positions positions;

  /**
   * Of one partition.
   *
   * @param lag how many records are there to be read
   * @param headroom how many Kafka may delete before one of those; nothing says how soon a log is
   *     cut that has never been
   */
  record Place(double lag, double headroom) {

    static final Place UNKNOWN = new Place(Double.NaN, Double.NaN);

    static Place of(long beginning, long read, long end) {
      return new Place(end - read, beginning == 0 ? Double.NaN : read - beginning);
    }
  }

  /** Says of each partition that has been read the offset that is next. */
  private interface Positions {
    Map<Integer, Long> in(Admin admin, Patience patience)
        throws ExecutionException, TimeoutException, InterruptedException;
  }

  /** The time for one question, whose answers are waited for together. */
  private static final class Patience {
    private final long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);

    <T> T await(KafkaFuture<T> future)
        throws ExecutionException, TimeoutException, InterruptedException {
      return future.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }
  }

  private PartitionPlaces(Admin admin, String topic, Positions positions) {
    this.admin = admin;
    this.topic = topic;
    this.positions = positions;
  }

  /** By what the group has committed. */
  static PartitionPlaces ofGroup(KafkaSettings kafka, String topic, String group) {
    return new PartitionPlaces(
        KafkaAdmins.open(kafka),
        topic,
        (admin, patience) -> committed(admin, patience, topic, group));
  }

  /** By what the reader says himself. */
  static PartitionPlaces of(
      KafkaSettings kafka, String topic, Supplier<Map<Integer, Long>> positions) {
    return new PartitionPlaces(
        KafkaAdmins.open(kafka), topic, (admin, patience) -> positions.get());
  }

  /** Of each partition that the topic has now; empty where Kafka does not say within seconds. */
  Map<Integer, Place> ask() {
    Patience patience = new Patience();
    try {
      List<TopicPartition> partitions =
          patience
              .await(admin.describeTopics(List.of(topic)).allTopicNames())
              .get(topic)
              .partitions()
              .stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      Map<TopicPartition, ListOffsetsResultInfo> beginnings =
          patience.await(admin.listOffsets(eachWith(OffsetSpec.earliest(), partitions)).all());
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          patience.await(admin.listOffsets(eachWith(OffsetSpec.latest(), partitions)).all());
      Map<Integer, Long> next = positions.in(admin, patience);
      Map<Integer, Place> found = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long beginning = beginnings.get(partition).offset();
        long read = next.getOrDefault(partition.partition(), beginning);
        found.put(partition.partition(), Place.of(beginning, read, ends.get(partition).offset()));
      }
      return found;
    } catch (ExecutionException | TimeoutException unknown) {
      LOG.debug("Kafka does not say where the partitions of {} begin and end", topic, unknown);
      return Map.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Map.of();
    }
  }

  private static Map<Integer, Long> committed(
      Admin admin, Patience patience, String topic, String group)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<Integer, Long> committed = new HashMap<>();
    patience
        .await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
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

  @Override
  public void close() {
    KafkaAdmins.letGo(admin);
  }
}
