package io.footfall.launcher.soak;

import io.footfall.generators.send.Extent;
import io.footfall.generators.send.KafkaSender;
import io.footfall.generators.send.Pace;
import io.footfall.generators.traffic.Traffic;
import io.footfall.generators.traffic.TrafficProfile;
import io.footfall.generators.traffic.Truth;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The traffic of one window, sent beside it; what Kafka acknowledges is added to the truth. */
final class WindowTraffic implements AutoCloseable {

  private final Pace pace = Pace.realTime();
  private final CompletableFuture<Void> sent = new CompletableFuture<>();

  private WindowTraffic() {}

  static WindowTraffic start(
      ClickstreamSettings settings, Truth truth, long seed, double recordsPerSecond) {
    WindowTraffic traffic = new WindowTraffic();
    TrafficProfile profile =
        TrafficProfile.builder(seed, System.currentTimeMillis())
            .recordsPerSecond(recordsPerSecond)
            .build();
    Thread thread = new Thread(() -> traffic.send(settings, truth, profile), "traffic");
    thread.setDaemon(true);
    thread.start();
    return traffic;
  }

  private void send(ClickstreamSettings settings, Truth truth, TrafficProfile profile) {
    try (KafkaSender sender =
        KafkaSender.to(settings.kafka().toClientProperties(), settings.topic(), truth)) {
      sender.send(Traffic.of(profile), Extent.until(Long.MAX_VALUE), pace);
      sent.complete(null);
    } catch (InterruptedException | RuntimeException e) {
      sent.completeExceptionally(e);
    }
  }

  /** Stops it, and waits until Kafka has acknowledged what was sent. */
  void end() throws InterruptedException {
    pace.stop();
    try {
      sent.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "The traffic could not be sent: " + e.getCause().getMessage(), e.getCause());
    }
  }

  @Override
  public void close() {
    pace.stop();
  }
}
