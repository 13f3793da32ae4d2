package io.footfall.launcher;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Traffic that is sent beside the pipeline, by a thread of its own: what has passed already at
 * once, the rest at its time.
 */
final class LiveTraffic {

  private final Truth truth = new Truth();
  private final Pace pace = Pace.realTime();
  private final CompletableFuture<Void> sent = new CompletableFuture<>();

  /**
   * Starts sending. {@code whenSent} runs when all of it is acknowledged, or sending has failed.
   */
  void start(
      TrafficProfile profile, Extent extent, KafkaSettings kafka, String topic, Runnable whenSent) {
    Thread thread = new Thread(() -> send(profile, extent, kafka, topic, whenSent), "traffic");
    thread.setDaemon(true);
    thread.start();
  }

  private void send(
      TrafficProfile profile, Extent extent, KafkaSettings kafka, String topic, Runnable whenSent) {
    try (KafkaSender sender = KafkaSender.to(kafka.toClientProperties(), topic, truth)) {
      sender.send(Traffic.of(profile), extent, pace);
      sent.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      sent.completeExceptionally(e);
    } finally {
      whenSent.run();
    }
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
