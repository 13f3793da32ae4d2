package io.footfall.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.visits.VisitRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Somebody with more clicks on a day than are remembered of anybody, who does nothing else that
 * robots do: a probe that asks for one page every 17 seconds.
 */
final class TirelessVisitor {

  static final String ID = "tireless-visitor";

  /** The one page that he asks for, as nobody else does. */
  static final String PAGE = "https://shop.example/probed";

  private static final int REMEMBERED = VisitRules.defaults().memoryLimit();
  private static final int BEYOND = 40;
  private static final long PAUSE_MILLIS = 17_000;

  /** Of these the first two are remembered and the others are not. */
  private static final List<Integer> REPEATED =
      List.of(7, REMEMBERED - 1, REMEMBERED, REMEMBERED + 1, REMEMBERED + BEYOND - 1);

  private static final int REPEATED_IN_MEMORY = 2;

  private final long startMillis;

  TirelessVisitor(LocalDate day) {
    this.startMillis = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }

  /** Sends every click once. */
  void send(KafkaSettings kafka, String topic) {
    send(kafka, topic, IntStream.range(0, REMEMBERED + BEYOND).boxed().toList());
  }

  /** Sends some of them a second time. */
  void repeat(KafkaSettings kafka, String topic) {
    send(kafka, topic, REPEATED);
  }

  /** How many rows it comes to, when the repetitions are in a slice after all others. */
  long stored() {
    return (long) REMEMBERED + BEYOND + REPEATED.size() - REPEATED_IN_MEMORY;
  }

  /** How many records of it are dropped. */
  long duplicates() {
    return REPEATED_IN_MEMORY;
  }

  /** The one visit, of what is remembered: who, from when to when, of how many clicks. */
  String visit() {
    return ID + " " + timeOf(0) + " " + timeOf(REMEMBERED - 1) + " " + REMEMBERED;
  }

  /** Adds the ids of what is to be stored to a file that lists others'. */
  void addIds(Path ids) throws IOException {
    List<String> stored =
        IntStream.concat(
                IntStream.range(0, REMEMBERED + BEYOND),
                REPEATED.stream().skip(REPEATED_IN_MEMORY).mapToInt(Integer::intValue))
            .mapToObj(click -> idOf(click).toString())
            .toList();
    Files.write(ids, stored, StandardOpenOption.APPEND);
  }

  private void send(KafkaSettings kafka, String topic, List<Integer> clicks) {
    Map<String, Object> properties = new HashMap<>();
    kafka.toClientProperties().forEach((name, value) -> properties.put(name.toString(), value));
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      for (int click : clicks) {
        var unused =
            producer.send(new ProducerRecord<>(topic, null, timeOf(click), ID, textOf(click)));
      }
    }
  }

  private String textOf(int click) {
    long at = timeOf(click);
    return """
        {"schema_version":1,"event_id":"%s","event_type":"page_view","occurred_at":%d,"sent_at":%d,\
        "received_at":%d,"visitor_id":"%s","page":{"url":"%s"},\
        "user_agent":"Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0",\
        "consent":{"analytics":true,"marketing":false}}"""
        .formatted(idOf(click), at, at, at, ID, PAGE);
  }

  private long timeOf(int click) {
    return startMillis + click * PAUSE_MILLIS;
  }

  private static UUID idOf(int click) {
    return UUID.nameUUIDFromBytes((ID + click).getBytes(UTF_8));
  }
}
