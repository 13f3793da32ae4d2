package io.footfall.pipelines.kafka;

import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.OffsetSpan;
import io.footfall.pipelines.slices.SourceLog;
import io.footfall.pipelines.slices.TopicMissingException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic, and the consumer group whose offsets say how far we are. For one thread. Every call ends
 * within half a minute, with an answer or a {@link KafkaUnavailableException}.
 */
public final class KafkaLog implements SourceLog, AutoCloseable {

  private static final Duration PATIENCE = KafkaConsumers.PATIENCE;

  private final KafkaSettings settings;
  private final String topic;
  private final Consumer<byte[], byte[]> consumer;

  private KafkaLog(KafkaSettings settings, String topic, Consumer<byte[], byte[]> consumer) {
    this.settings = settings;
    this.topic = topic;
    this.consumer = consumer;
  }

  /**
   * Connects on the first call.
   *
   * @throws KafkaUnavailableException when the settings make no client
   */
  public static KafkaLog of(KafkaSettings settings, String topic, String group) {
    return new KafkaLog(
        settings,
        topic,
        KafkaConsumers.open(settings, Map.of(ConsumerConfig.GROUP_ID_CONFIG, group)));
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public Map<Integer, OffsetSpan> spans() {
    try {
      List<PartitionInfo> infos = consumer.partitionsFor(topic, PATIENCE);
      if (infos == null || infos.isEmpty()) {
        throw new TopicMissingException(topic);
      }
      List<TopicPartition> partitions =
          infos.stream().map(info -> new TopicPartition(topic, info.partition())).toList();
      // The end first: a beginning asked for later may have passed it, never fallen behind it
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions, PATIENCE);
      Map<Integer, OffsetSpan> spans = new HashMap<>();
      for (TopicPartition partition : partitions) {
        long beginning = beginnings.get(partition);
        long end = Math.max(ends.get(partition), beginning);
        spans.put(partition.partition(), new OffsetSpan(beginning, end));
      }
      return spans;
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(settings, "ask for the offsets of " + topic, failure);
    }
  }

  @Override
  public long count(SliceRange range) {
    try (PartitionReader reader = PartitionReader.open(settings, range)) {
      long count = 0;
      while (reader.next(range) != null) {
        count++;
      }
      return count;
    }
  }

  @Override
  public void commit(Map<Integer, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    positions.forEach(
        (partition, position) ->
            offsets.put(new TopicPartition(topic, partition), new OffsetAndMetadata(position)));
    try {
      consumer.commitSync(offsets, PATIENCE);
    } catch (KafkaException failure) {
      throw new KafkaUnavailableException(
          settings, "commit the offsets of " + topic + " (does the group have members?)", failure);
    }
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(5));
  }
}
