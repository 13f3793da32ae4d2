package io.footfall.pipelines.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** Topics of the tests' Kafka: made, filled and cut short. */
public final class Topics implements AutoCloseable {

  private final String bootstrapServers = Servers.kafka().bootstrapServers();
  private final Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));

  public Admin admin() {
    return admin;
  }

  public void create(String topic, int partitions, Map<String, String> settings)
      throws ExecutionException, InterruptedException {
    admin
        .createTopics(List.of(new NewTopic(topic, partitions, (short) 1).configs(settings)))
        .all()
        .get();
    // The controller has it; the broker that is asked hears of it a moment later
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> admin.listTopics().names().get().contains(topic));
  }

  /** Values {@code from} to {@code to} as text, to one partition, under one key each. */
  public void fill(String topic, int partition, int from, int to)
      throws ExecutionException, InterruptedException {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      Future<RecordMetadata> last = null;
      for (int value = from; value < to; value++) {
        last = producer.send(record(topic, partition, value));
      }
      producer.flush();
      last.get();
    }
  }

  public Producer<byte[], byte[]> producer(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.put("bootstrap.servers", bootstrapServers);
    // Kafka's own are a minute and two: as long as a test may take
    properties.putIfAbsent("max.block.ms", "30000");
    properties.putIfAbsent("request.timeout.ms", "10000");
    properties.putIfAbsent("delivery.timeout.ms", "30000");
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  public static ProducerRecord<byte[], byte[]> record(String topic, int partition, int value) {
    byte[] bytes = Integer.toString(value).getBytes(UTF_8);
    return new ProducerRecord<>(topic, partition, bytes, bytes);
  }

  public void deleteBefore(String topic, int partition, long offset)
      throws ExecutionException, InterruptedException {
    admin
        .deleteRecords(
            Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
        .all()
        .get();
  }

  @Override
  public void close() {
    admin.close();
  }
}
