package io.footfall.benchmarks.compute;

import io.footfall.benchmarks.servers.BenchmarkServers;
import io.footfall.model.Click;
import io.footfall.model.LogRecord;
import io.footfall.model.RecordPosition;
import io.footfall.prepare.ClickPreparation;
import io.footfall.prepare.clean.CleanClicks;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.json.ParseClicks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The limit: a thread for each partition, a consumer each, the product's own parsing and cleaning,
 * and HashMaps. It keeps nothing, could not go on after a crash, and needs all state in memory.
 */
public final class PlainLoop implements Engine {

  private static final Duration POLL = Duration.ofSeconds(10);

  private final BenchmarkServers servers;

  private PlainLoop(BenchmarkServers servers) {
    this.servers = servers;
  }

  public static PlainLoop on(BenchmarkServers servers) {
    return new PlainLoop(servers);
  }

  @Override
  public String name() {
    return "plain-loop";
  }

  @Override
  public Run prepare(Workload workload, String runName) {
    return new PlainRun(workload);
  }

  private PlainCounts workOff(
      TopicPartition partition, ClickPreparation preparation, PlainCounts counts) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties())) {
      List<TopicPartition> only = List.of(partition);
      consumer.assign(only);
      consumer.seekToBeginning(only);
      long end = consumer.endOffsets(only).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
          if (preparation.prepare(record(read)) instanceof Click click) {
            counts.add(click);
          }
        }
      }
    }
    return counts;
  }

  private static LogRecord record(ConsumerRecord<byte[], byte[]> read) {
    return new LogRecord(
        new RecordPosition(read.topic(), read.partition(), read.offset()),
        read.timestamp(),
        read.value());
  }

  private Properties properties() {
    Properties properties = servers.kafka().toClientProperties();
    String bytes = ByteArrayDeserializer.class.getName();
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, bytes);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, bytes);
    return properties;
  }

  private final class PlainRun implements Run {
    private final Workload workload;
    private final PlainCounts all;

    PlainRun(Workload workload) {
      this.workload = workload;
      this.all = new PlainCounts(workload);
    }

    @Override
    public void workOff() {
      ClickPreparation preparation =
          workload == Workload.PARSE
              ? ClickPreparation.of(System.currentTimeMillis(), ParseClicks.create())
              : ClickPreparation.of(
                  System.currentTimeMillis(),
                  ParseClicks.create(),
                  CleanClicks.by(CleaningRules.defaults()));
      List<CompletableFuture<PlainCounts>> threads = new ArrayList<>();
      for (int partition = 0; partition < servers.partitions(); partition++) {
        TopicPartition from = new TopicPartition(servers.topic(), partition);
        PlainCounts counts = new PlainCounts(workload);
        threads.add(
            CompletableFuture.supplyAsync(
                () -> PlainLoop.this.workOff(from, preparation, counts),
                work -> new Thread(work).start()));
      }
      threads.forEach(thread -> all.add(thread.join()));
    }

    @Override
    public ComputeResult result() {
      return all.result();
    }

    @Override
    public void close() {
      // All of it was in memory.
    }
  }
}
