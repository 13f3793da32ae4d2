package io.footfall.web.collector;

import io.footfall.web.collector.CollectorMetrics.Refusal;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.RequestTimeoutResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Collections;
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
  private static final String RETRY_AFTER_SECONDS = "2";

  private final CollectorSettings settings;
  private final Clock clock;
  private final BatchReader reader = new BatchReader();
  private final CollectorMetrics metrics = new CollectorMetrics();
  private final ClientBudget budget;
  private final ClickProducer producer;
  private final KafkaReachability kafka;
  private final AtomicBoolean isRefusing = new AtomicBoolean();

  private Collector(CollectorSettings settings, Map<String, Object> kafkaProperties, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.budget = new ClientBudget(settings.clicksPerSecond());
    this.producer = new ClickProducer(kafkaProperties, settings.topic(), settings.patience());
    this.kafka = new KafkaReachability(kafkaProperties, settings.topic());
  }

  /**
   * A collector that writes to Kafka; {@code kafkaProperties} must hold {@code bootstrap.servers}.
   * Kafka, which is asked for its topic first, for four seconds at most, may be down: until it is
   * up, every batch is refused with 503.
   */
  public static Collector of(CollectorSettings settings, Map<String, Object> kafkaProperties) {
    Collector collector = new Collector(settings, kafkaProperties, Clock.systemUTC());
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
    ClientAddress client = clientOf(request);
    // One before the body is read: what is unfit costs its sender too.
    if (!budget.take(client, 1)) {
      refuseOverBudget(request);
      return;
    }
    byte[] body = bodyOf(request);
    if (body.length > settings.mostBytes()) {
      metrics.refused(Refusal.TOO_LARGE);
      request
          .status(HttpStatus.CONTENT_TOO_LARGE)
          .result("a request must not be larger than " + settings.mostBytes() + " bytes");
      return;
    }
    List<ReceivedClick> clicks;
    try {
      clicks = reader.read(body, circumstances(client, request));
    } catch (UnfitBatchException e) {
      metrics.refused(Refusal.UNFIT);
      request.status(HttpStatus.BAD_REQUEST).result(e.getMessage());
      return;
    }
    if (clicks.size() > 1 && !budget.take(client, clicks.size() - 1)) {
      refuseOverBudget(request);
      return;
    }
    request.future(() -> send(request, clicks, arrived));
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
                metrics.refused(Refusal.KAFKA);
                comeBackLater(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the clicks could not be stored; send them again");
              }
              logChange(failure);
              return null;
            });
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

  private void refuseOverBudget(Context request) {
    metrics.refused(Refusal.OVER_BUDGET);
    comeBackLater(
        request,
        HttpStatus.TOO_MANY_REQUESTS,
        "more than " + settings.clicksPerSecond() + " clicks a second");
  }

  private static void comeBackLater(Context request, HttpStatus status, String reason) {
    request.status(status).header("Retry-After", RETRY_AFTER_SECONDS).result(reason);
  }

  /** At most one byte more than is allowed, whatever the client says of its length. */
  private byte[] bodyOf(Context request) throws IOException {
    try (InputStream body = request.bodyInputStream()) {
      return body.readNBytes(settings.mostBytes() + 1);
    } catch (RequestTimeoutResponse late) {
      metrics.refused(Refusal.TOO_SLOW);
      throw late;
    }
  }

  private BatchReader.Circumstances circumstances(ClientAddress client, Context request) {
    return new BatchReader.Circumstances(
        clock.millis(), client.text(settings.masksAddresses()), request.userAgent());
  }

  private ClientAddress clientOf(Context request) {
    return ClientAddress.of(
        request.ip(), settings.trustsForwardedFor() ? forwardedFor(request) : null);
  }

  /** All lines of the header: a proxy may add one of its own below the client's. */
  private static String forwardedFor(Context request) {
    return String.join(",", Collections.list(request.req().getHeaders("X-Forwarded-For")));
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
