package io.footfall.web.collector;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.RequestTimeoutResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/clicks}: comes in a batch of clicks, goes out to Kafka each as a record keyed by
 * its visitor.
 *
 * <p>204: Kafka has every click of the batch, on all replicas. 503 with Retry-After: it has not, or
 * may not have; send the same ids again. 400, 413: the batch will never be taken, and the body says
 * why. 408: it was not there in time; send it again. 429 with Retry-After: too many from one
 * client.
 */
public final class Collector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

  private final CollectorSettings settings;
  private final CollectorMetrics metrics = new CollectorMetrics();
  private final BatchIntake intake;
  private final ClickProducer producer;
  private final KafkaReachability kafka;
  private final AtomicBoolean isRefusing = new AtomicBoolean();

  private Collector(CollectorSettings settings, Map<String, Object> kafkaProperties) {
    this.settings = settings;
    this.intake = new BatchIntake(settings);
    this.producer = new ClickProducer(kafkaProperties, settings.topic(), settings.patience());
    this.kafka = new KafkaReachability(kafkaProperties, settings.topic());
  }

  /**
   * A collector that writes to Kafka; {@code kafkaProperties} must hold {@code bootstrap.servers}.
   * Kafka, which is asked for its topic first, for four seconds at most, may be down: until it is
   * up, every batch is refused with 503.
   */
  public static Collector of(CollectorSettings settings, Map<String, Object> kafkaProperties) {
    Collector collector = new Collector(settings, kafkaProperties);
    collector.lookForTopic();
    return collector;
  }

  private void lookForTopic() {
    kafka.fault().join().ifPresentOrElse(this::logRefusal, producer::learnTopic);
  }

  CollectorSettings settings() {
    return settings;
  }

  CollectorMetrics metrics() {
    return metrics;
  }

  /** What keeps Kafka from taking clicks, or nothing. */
  CompletableFuture<Optional<String>> fault() {
    return kafka.fault();
  }

  /** Takes a batch, or says why not. */
  void take(Context request) throws IOException {
    long arrived = System.nanoTime();
    try {
      List<ReceivedClick> clicks = intake.read(request);
      request.future(() -> send(request, clicks, arrived));
    } catch (RefusedBatchException refused) {
      refuse(request, refused.refusal(), refused.getMessage());
    } catch (RequestTimeoutResponse late) {
      metrics.refused(Refusal.TOO_SLOW);
      throw late;
    }
  }

  private CompletableFuture<Void> send(Context request, List<ReceivedClick> clicks, long arrived) {
    return producer
        .send(clicks)
        .handle(
            (nothing, failure) -> {
              if (failure == null) {
                metrics.taken(clicks.size(), System.nanoTime() - arrived);
                request.status(HttpStatus.NO_CONTENT);
              } else {
                refuse(request, Refusal.KAFKA, "the clicks could not be stored; send them again");
              }
              logChange(failure);
              return null;
            });
  }

  /** Answers a request that is not taken, and counts it. */
  void refuse(Context request, Refusal refusal, String reason) {
    metrics.refused(refusal);
    refusal.answer(request, reason);
  }

  /** One line when Kafka stops taking and one when it takes again, not one a batch. */
  private void logChange(Throwable failure) {
    if (failure != null) {
      logRefusal(failure.toString());
    } else if (isRefusing.getAndSet(false)) {
      LOG.info("Kafka takes clicks again");
    }
  }

  private void logRefusal(String fault) {
    if (!isRefusing.getAndSet(true)) {
      LOG.warn("Kafka takes no clicks; clients are asked to come back: {}", fault);
    }
  }

  /** How many clicks Kafka has acknowledged since the start. */
  public long clicksTaken() {
    return metrics.clicksTaken();
  }

  @Override
  public void close() {
    producer.close();
    kafka.close();
  }
}
