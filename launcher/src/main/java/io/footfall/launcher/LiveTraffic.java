package io.footfall.launcher;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Traffic that is sent beside the pipeline, by a thread of its own: what has passed already at
 * once, the rest at its time.
 */
final class LiveTraffic {

  /** Traffic of one kind, up to a point. */
  record Part(TrafficProfile profile, Extent extent) {}

  private final Truth truth = new Truth();
  private final Consumer<SentRecord> witness;
  private final Pace pace = Pace.realTime();
  private final CompletableFuture<Void> sent = new CompletableFuture<>();

  /**
   * Counts what it sends.
   *
   * @param witness is told of each record that Kafka has acknowledged, too
   */
  LiveTraffic(Consumer<SentRecord> witness) {
    this.witness = witness;
  }

  /**
   * Starts sending, one part after the other. {@code whenSent} runs when all of it is acknowledged,
   * or sending has failed.
   */
  void start(List<Part> parts, KafkaSettings kafka, String topic, Runnable whenSent) {
    Thread thread = new Thread(() -> send(parts, kafka, topic, whenSent), "traffic");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(List<Part> parts, KafkaSettings kafka, String topic, Runnable whenSent) {
    try (KafkaSender sender =
        KafkaSender.to(kafka.toClientProperties(), topic, this::acknowledged)) {
      for (Part part : parts) {
        sender.send(Traffic.of(part.profile()), part.extent(), pace);
      }
      sent.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      sent.completeExceptionally(e);
    } finally {
      whenSent.run();
    }
  }

  private void acknowledged(SentRecord record) {
    truth.add(record);
    witness.accept(record);
  }

  /** Ends the sending after the record under way. */
  void stop() {
    pace.stop();
  }

  /** What Kafka has acknowledged, once all of it is; fails if sending did. */
  Truth truth() throws InterruptedException {
    try {
      sent.get();
      return truth;
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The traffic could not be sent: " + e.getCause().getMessage(), e.getCause());
    }
  }
}
