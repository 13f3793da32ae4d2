package io.footfall.web.testing;

import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.RefusedClick;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.json.ParseClicks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic that the collector writes to, as a test sees it. */
public final class ClickTopic {

  private final String bootstrapServers;
  private final String name;

  private ClickTopic(String bootstrapServers, String name) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
  }

  /** Makes the topic, of four partitions. */
  public static ClickTopic create(String bootstrapServers, String name) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(List.of(new NewTopic(name, 4, (short) 1))).all().get();
    }
    return new ClickTopic(bootstrapServers, name);
  }

  public String name() {
    return name;
  }

  /** All records so far. */
  public List<ConsumerRecord<String, byte[]>> records() {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo partition : consumer.partitionsFor(name)) {
        partitions.add(new TopicPartition(name, partition.partition()));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /**
   * All clicks so far, as the pipeline reads them. Fails where the pipeline would refuse one, with
   * its reason.
   */
  public List<Click> clicks() throws RefusedClick {
    CleanClicks clean = CleanClicks.by(CleaningRules.defaults());
    List<Click> clicks = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> record : records()) {
      LogRecord logged =
          new LogRecord(
              new RecordPosition(name, record.partition(), record.offset()),
              record.timestamp(),
              record.value());
      clicks.add(clean.apply(ParseClicks.create().parse(logged), System.currentTimeMillis()));
    }
    return clicks;
  }
}
