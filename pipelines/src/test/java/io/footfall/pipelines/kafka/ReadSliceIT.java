package io.footfall.pipelines.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.footfall.model.LogRecord;
import io.footfall.model.Slice;
import io.footfall.model.SliceRange;
import io.footfall.pipelines.slices.OffsetSpan;
import io.footfall.pipelines.slices.TopicMissingException;
import io.footfall.pipelines.slices.TruncatedRangeException;
import io.footfall.pipelines.testing.Servers;
import io.footfall.pipelines.testing.Topics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.apache.beam.sdk.io.BoundedSource.BoundedReader;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.values.PCollection;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ReadSliceIT {

  @RegisterExtension final TestPipelineExtension pipeline = TestPipelineExtension.create();

  private static KafkaSettings settings;
  private static Topics topics;

  @BeforeAll
  static void connect() {
    settings = Servers.kafka();
    topics = new Topics();
  }

  @AfterAll
  static void disconnect() {
    topics.close();
  }

  @Test
  void aSliceIsReadExactly(TestPipeline beam) throws Exception {
    topics.create("exact", 3, Map.of());
    for (int partition = 0; partition < 3; partition++) {
      topics.fill("exact", partition, 0, 1_000);
    }
    Slice slice =
        slice(
            new SliceRange("exact", 0, 0, 1_000),
            new SliceRange("exact", 1, 250, 750),
            new SliceRange("exact", 2, 999, 1_000));

    PCollection<LogRecord> records = beam.apply(ReadSlice.of(settings, slice));

    PAssert.that(records)
        .satisfies(
            read -> {
              Set<String> seen = new TreeSet<>();
              int count = 0;
              for (LogRecord record : read) {
                count++;
                seen.add(record.position() + "=" + new String(record.value(), UTF_8));
              }
              Set<String> expected = new TreeSet<>();
              for (SliceRange range : slice.ranges()) {
                for (long at = range.from(); at < range.to(); at++) {
                  expected.add("exact-" + range.partition() + "@" + at + "=" + at);
                }
              }
              assertThat(seen, is(expected));
              assertThat(count, is(1_501));
              return null;
            });
    beam.run().waitUntilFinish();
  }

  @Test
  void sliceAfterSliceGivesEachRecordOnceAndInOrder() throws Exception {
    topics.create("onward", 1, Map.of());
    topics.fill("onward", 0, 0, 5_000);

    List<Long> offsets = new ArrayList<>();
    for (long from = 0; from < 5_000; from += 125) {
      offsets.addAll(offsetsOf(new SliceRange("onward", 0, from, from + 125)));
    }

    assertThat(offsets, is(LongStream.range(0, 5_000).boxed().toList()));
  }

  @Test
  void transactionsLeaveGapsAndAbortedRecordsDoNotCount() throws Exception {
    topics.create("transactional", 1, Map.of());
    try (Producer<byte[], byte[]> producer = topics.producer(Map.of("transactional.id", "gaps"))) {
      producer.initTransactions();
      for (int round = 0; round < 4; round++) {
        producer.beginTransaction();
        for (int value = 0; value < 10; value++) {
          producer.send(Topics.record("transactional", 0, value)).get();
        }
        if (round % 2 == 0) {
          producer.commitTransaction();
        } else {
          producer.abortTransaction();
        }
      }
    }

    try (KafkaLog log = KafkaLog.of(settings, "transactional", "group")) {
      assertThat(log.spans(), is(Map.of(0, new OffsetSpan(0, 44))));
      SliceRange all = new SliceRange("transactional", 0, 0, 44);
      assertThat(log.count(all), is(20L));
      assertThat(offsetsOf(all), hasSize(20));
      // Ends on a marker, and begins on one
      assertThat(
          offsetsOf(new SliceRange("transactional", 0, 5, 11)), contains(5L, 6L, 7L, 8L, 9L));
      assertThat(offsetsOf(new SliceRange("transactional", 0, 10, 22)), hasSize(0));
    }
  }

  @Test
  void anOpenTransactionIsNotYetThere() throws Exception {
    topics.create("open", 1, Map.of());
    topics.fill("open", 0, 0, 3);
    try (Producer<byte[], byte[]> producer = topics.producer(Map.of("transactional.id", "open"));
        KafkaLog log = KafkaLog.of(settings, "open", "group")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(Topics.record("open", 0, 3)).get();

      assertThat(log.spans(), is(Map.of(0, new OffsetSpan(0, 3))));

      producer.commitTransaction();
      Awaitility.await().until(() -> log.spans().get(0).end() == 5);
    }
  }

  @Test
  void compactionLeavesGaps() throws Exception {
    topics.create(
        "compacted",
        1,
        Map.of(
            "cleanup.policy", "compact",
            "segment.bytes", "1048576",
            "min.cleanable.dirty.ratio", "0.01"));
    byte[] filler = new byte[10_000];
    try (Producer<byte[], byte[]> producer = topics.producer(Map.of())) {
      for (int value = 0; value < 500; value++) {
        producer.send(new ProducerRecord<>("compacted", 0, "key".getBytes(UTF_8), filler)).get();
      }
    }
    SliceRange all = new SliceRange("compacted", 0, 0, 500);
    try (KafkaLog log = KafkaLog.of(settings, "compacted", "group")) {
      Awaitility.await().atMost(90, TimeUnit.SECONDS).until(() -> log.count(all) < 500);
      assertThat(log.spans(), is(Map.of(0, new OffsetSpan(0, 500))));
      List<Long> offsets = offsetsOf(all);
      assertThat(offsets.get(offsets.size() - 1), is(499L));
    }
  }

  @Test
  void aTruncatedRangeIsNamed() throws Exception {
    topics.create("truncated", 1, Map.of());
    topics.fill("truncated", 0, 0, 100);
    topics.deleteBefore("truncated", 0, 40);

    TruncatedRangeException truncated =
        assertThrows(
            TruncatedRangeException.class, () -> offsetsOf(new SliceRange("truncated", 0, 10, 60)));

    assertThat(truncated.missing(), contains(new SliceRange("truncated", 0, 10, 40)));
  }

  @Test
  void aRangeTruncatedUnderAReaderIsNamed() throws Exception {
    topics.create("waiting", 1, Map.of());
    topics.fill("waiting", 0, 0, 30);
    SliceRange range = new SliceRange("waiting", 0, 10, 30);
    try (PartitionReader reader = PartitionReader.open(settings, range)) {
      topics.deleteBefore("waiting", 0, 20);

      TruncatedRangeException truncated =
          assertThrows(TruncatedRangeException.class, () -> reader.next(range));

      assertThat(truncated.missing(), contains(new SliceRange("waiting", 0, 10, 20)));
    }
  }

  @Test
  void aReaderThatIsForgottenHalfwayLeavesNoConsumer() throws Exception {
    topics.create("forgotten", 1, Map.of());
    topics.fill("forgotten", 0, 0, 100);
    Set<ObjectName> before = consumers();

    forgetHalfway(new SliceRange("forgotten", 0, 0, 100));

    Awaitility.await()
        .until(
            () -> {
              System.gc();
              return before.containsAll(consumers());
            });
  }

  @Test
  void aMissingTopicIsNamed() {
    try (KafkaLog log = KafkaLog.of(settings, "nowhere", "group")) {
      assertThrows(TopicMissingException.class, log::spans);
    }
  }

  @Test
  void committedPositionsAreTheGroups() throws Exception {
    topics.create("committed", 2, Map.of());
    try (KafkaLog log = KafkaLog.of(settings, "committed", "followers")) {
      log.commit(Map.of(0, 7L, 1, 9L));
    }

    Map<TopicPartition, OffsetAndMetadata> offsets =
        topics.admin().listConsumerGroupOffsets("followers").partitionsToOffsetAndMetadata().get();
    assertThat(offsets.get(new TopicPartition("committed", 0)).offset(), is(7L));
    assertThat(offsets.get(new TopicPartition("committed", 1)).offset(), is(9L));
  }

  /** As a runner does whose task fails. */
  private static void forgetHalfway(SliceRange range) throws IOException {
    BoundedReader<LogRecord> reader =
        new SliceSource(settings, List.of(range)).createReader(PipelineOptionsFactory.create());
    Set<ObjectName> before = consumers();
    assertThat(reader.start(), is(true));
    assertThat(before.containsAll(consumers()), is(false));
  }

  private static Set<ObjectName> consumers() {
    try {
      return ManagementFactory.getPlatformMBeanServer()
          .queryNames(new ObjectName("kafka.consumer:type=app-info,*"), null);
    } catch (MalformedObjectNameException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Long> offsetsOf(SliceRange range) throws IOException {
    List<Long> offsets = new ArrayList<>();
    SliceSource source = new SliceSource(settings, List.of(range));
    try (BoundedReader<LogRecord> reader = source.createReader(PipelineOptionsFactory.create())) {
      for (boolean more = reader.start(); more; more = reader.advance()) {
        offsets.add(reader.getCurrent().position().offset());
      }
    }
    return offsets;
  }

  private static Slice slice(SliceRange... ranges) {
    return new Slice("test", 1, 1_772_360_130_000L, List.of(ranges));
  }
}
