package io.footfall.pipelines.doctor;

import io.footfall.pipelines.kafka.KafkaSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The brokers' clock. Kafka tells it to nobody who does not write: a topic is made that takes the
 * broker's time, one record is written, and the topic is deleted.
 */
public final class KafkaClockCheckup implements Checkup {

  private static final String SUBJECT = "kafka";
  private static final String PATIENCE_MILLIS = "5000";

  private final KafkaSettings settings;

  public KafkaClockCheckup(KafkaSettings settings) {
    this.settings = settings;
  }

  @Override
  public List<Symptom> run() throws InterruptedException {
    String topic = "footfall-doctor-" + UUID.randomUUID();
    try (Admin admin = CheckupAdmin.of(settings)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, 1, (short) 1)
                      .configs(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"))))
          .all()
          .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS);
      try {
        return List.of(
            Clocks.compare(SUBJECT, timeOfARecord(topic), "what is too late is judged by ours"));
      } finally {
        admin
            .deleteTopics(List.of(topic))
            .all()
            .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (ExecutionException | TimeoutException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return List.of(
          Symptom.warn(
              SUBJECT,
              "its clock can't be asked for by topic " + topic + ": " + cause,
              "grant Create, Write and Delete on topics footfall-doctor-*, or leave out --tryWrites"));
    }
  }

  private Instant timeOfARecord(String topic)
      throws InterruptedException, ExecutionException, TimeoutException {
    Properties properties = settings.toClientProperties();
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      return Instant.ofEpochMilli(
          producer
              .send(new ProducerRecord<>(topic, new byte[] {1}))
              .get(CheckupAdmin.PATIENCE_SECONDS, TimeUnit.SECONDS)
              .timestamp());
    }
  }
}
