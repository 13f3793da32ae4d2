package io.footfall.benchmarks.sinks;

import io.footfall.coders.BinaryReader;
import io.footfall.coders.BinaryWriter;
import io.footfall.coders.OutcomeCoder;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.prepare.json.ParseClicks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The clicks that the topic's records make, read, parsed, cleaned and enriched beforehand, and cut
 * into stretches as long as the pipeline's slices. Kept as compact bytes: as objects they would be
 * a gigabyte, which the garbage collector of the pipeline, in the same process, would have to walk
 * through.
 */
final class RecordedClicks {

  private static final int PIECE_BYTES = 1 << 20;
  private static final Duration POLL = Duration.ofSeconds(10);

  private final int clicksPerStretch;
  private final List<Stretch> stretches = new ArrayList<>();
  private final BinaryWriter piece = new BinaryWriter(PIECE_BYTES);
  private List<byte[]> pieces = new ArrayList<>();
  private Set<String> visitors = new HashSet<>();
  private int inStretch;
  private long count;

  /** Clicks that follow each other in the log, and who made them. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Stretch(List<byte[]> pieces, Set<String> visitors) {}

  private RecordedClicks(int clicksPerStretch) {
    this.clicksPerStretch = clicksPerStretch;
  }

  /** Reads the whole topic. */
  static RecordedClicks of(ClickstreamSettings settings, int clicksPerStretch) {
    RecordedClicks recorded = new RecordedClicks(clicksPerStretch);
    recorded.readAll(settings);
    return recorded;
  }

  long count() {
    return count;
  }

  /** How many rows a peer writes that keeps one for each visitor of each stretch. */
  long visitorRows() {
    return stretches.stream().mapToLong(stretch -> stretch.visitors().size()).sum();
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** Hands on the clicks of a piece, one after the other. */
  static void forEachOf(byte[] piece, Consumer<Click> clicks) {
    BinaryReader reader = new BinaryReader(piece);
    while (reader.hasMore()) {
      clicks.accept((Click) OutcomeCoder.of().read(reader));
    }
  }

  private void readAll(ClickstreamSettings settings) {
    ClickPreparation preparation =
        ClickPreparation.of(
            System.currentTimeMillis(),
            ParseClicks.create(),
            CleanClicks.by(settings.cleaning()),
            EnrichClicks.create());
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties(settings))) {
      Map<TopicPartition, Long> ends =
          consumer.endOffsets(
              consumer.partitionsFor(settings.topic()).stream()
                  .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                  .toList());
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      while (!isAt(ends, consumer)) {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
          LogRecord record =
              new LogRecord(
                  new RecordPosition(read.topic(), read.partition(), read.offset()),
                  read.timestamp(),
                  read.value());
          if (preparation.prepare(record) instanceof Click click) {
            add(click);
          }
        }
      }
    }
    endStretch();
  }

  private void add(Click click) {
    OutcomeCoder.of().write(click, piece);
    visitors.add(click.visitorId());
    count++;
    inStretch++;
    if (piece.size() >= PIECE_BYTES) {
      endPiece();
    }
    if (inStretch == clicksPerStretch) {
      endStretch();
    }
  }

  private void endPiece() {
    pieces.add(piece.toByteArray());
    piece.clear();
  }

  private void endStretch() {
    endPiece();
    stretches.add(new Stretch(pieces, visitors));
    pieces = new ArrayList<>();
    visitors = new HashSet<>();
    inStretch = 0;
  }

  private static boolean isAt(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static Properties properties(ClickstreamSettings settings) {
    Properties properties = settings.kafka().toClientProperties();
    properties.put(
        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    properties.put(
        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
    return properties;
  }
}
