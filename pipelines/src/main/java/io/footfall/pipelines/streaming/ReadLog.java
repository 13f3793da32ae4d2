package io.footfall.pipelines.streaming;

import io.footfall.coders.LogRecordCoder;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.HashMap;
import java.util.Map;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;

/**
 * Goes out: the committed records of a topic, from its beginning and for ever, each at the time
 * that the log gave it; watermarks by {@link LogTimePolicy}. At least once: a runner that restores
 * a checkpoint reads on from there, one that starts anew reads all again.
 *
 * <p>Reads by Beam's KafkaIO. Its consumers are opened by a function of ours on the worker, so that
 * only the name of the file with the secrets travels.
 */
public final class ReadLog extends PTransform<PBegin, PCollection<LogRecord>> {

  private final KafkaSettings settings;
  private final String topic;
  private final Duration watermarkDelay;

  private ReadLog(KafkaSettings settings, String topic, Duration watermarkDelay) {
    this.settings = settings;
    this.topic = topic;
    this.watermarkDelay = watermarkDelay;
  }

  /** The records of that topic, with watermarks so far behind. */
  public static ReadLog of(KafkaSettings settings, String topic, StreamTiming timing) {
    return new ReadLog(settings, topic, timing.beamWatermarkDelay());
  }

  @Override
  public PCollection<LogRecord> expand(PBegin input) {
    Duration delay = watermarkDelay;
    return input
        .apply(
            "ReadTopic",
            KafkaIO.<byte[], byte[]>read()
                .withBootstrapServers(settings.bootstrapServers())
                .withTopic(topic)
                .withKeyDeserializerAndCoder(
                    ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
                .withValueDeserializerAndCoder(
                    ByteArrayDeserializer.class, NullableCoder.of(ByteArrayCoder.of()))
                .withConsumerFactoryFn(new OpenConsumer(settings))
                .withConsumerConfigUpdates(
                    Map.of(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"))
                .withReadCommitted()
                .withTimestampPolicyFactory(
                    (partition, before) ->
                        new LogTimePolicy<>(
                            delay, before.orElse(BoundedWindow.TIMESTAMP_MIN_VALUE))))
        .apply("ToRecords", ParDo.of(new ToRecord()))
        .setCoder(LogRecordCoder.of());
  }

  private record OpenConsumer(KafkaSettings settings)
      implements SerializableFunction<Map<String, Object>, Consumer<byte[], byte[]>> {

    @Override
    public Consumer<byte[], byte[]> apply(Map<String, Object> beams) {
      Map<String, Object> properties = new HashMap<>();
      settings
          .toClientProperties()
          .forEach((name, value) -> properties.put(name.toString(), value));
      properties.putAll(beams);
      return new KafkaConsumer<>(properties);
    }
  }

  private static final class ToRecord extends DoFn<KafkaRecord<byte[], byte[]>, LogRecord> {

    @ProcessElement
    public void toRecord(
        @Element KafkaRecord<byte[], byte[]> read, OutputReceiver<LogRecord> records) {
      records.output(
          new LogRecord(
              new RecordPosition(read.getTopic(), read.getPartition(), read.getOffset()),
              read.getTimestamp(),
              read.getKV().getValue()));
    }
  }
}
