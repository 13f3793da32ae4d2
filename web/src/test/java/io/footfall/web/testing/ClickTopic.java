package io.footfall.web.testing;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.pipelines.kafka.Topics;
import io.footfall.prepare.RefusedClick;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.json.ParseClicks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The topic that the collector writes to, as a test sees it, which may ask ten times a second: what
 * it has read it remembers, on a connection that it keeps.
 */
public final class ClickTopic implements AutoCloseable {

  private static final ParseClicks PARSE = ParseClicks.create();
  private static final CleanClicks CLEAN = CleanClicks.by(CleaningRules.defaults());

  private final String name;
  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  private ClickTopic(String name, KafkaConsumer<String, byte[]> consumer) {
    this.name = name;
    this.consumer = consumer;
  }

  /** Makes the topic, of four partitions. */
  public static ClickTopic create(String bootstrapServers, String name) {
    Topics.create(KafkaSettings.of(bootstrapServers), 4, 1, name);
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(name).stream()
            .map(partition -> new TopicPartition(name, partition.partition()))
            .toList();
    consumer.assign(partitions);
    return new ClickTopic(name, consumer);
  }

  public String name() {
    return name;
  }

  /** All records so far. */
  public List<ConsumerRecord<String, byte[]>> records() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(Duration.ofMillis(200)).forEach(records::add);
    }
    return List.copyOf(records);
  }

  /**
   * All clicks so far, as the pipeline reads them. Fails where the pipeline would refuse one, with
   * its reason.
   */
  public List<Click> clicks() throws RefusedClick {
    List<Click> clicks = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records()) {
      LogRecord logged =
          new LogRecord(
              new RecordPosition(name, record.partition(), record.offset()),
              record.timestamp(),
              record.value());
      clicks.add(CLEAN.apply(PARSE.parse(logged), System.currentTimeMillis()));
    }
    return clicks;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
