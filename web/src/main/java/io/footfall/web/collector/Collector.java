package io.footfall.web.collector;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /v1/clicks}: comes in a batch of clicks, goes out to Kafka each as a record keyed by
 * its visitor.
 *
 * <p>204: Kafka has every click of the batch, on all replicas. 503 with Retry-After: it has not, or
 * may not have; send the same ids again. 400, 413: the batch will never be taken, and the body says
 * why. 429 with Retry-After: too many from one client.
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

  private Collector(CollectorSettings settings, Map<String, Object> kafkaProperties, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.budget = new ClientBudget(settings.clicksPerSecond());
    this.producer = new ClickProducer(kafkaProperties, settings.topic(), settings.patience());
  }

  /**
   * A collector that writes to Kafka; {@code kafkaProperties} must hold {@code bootstrap.servers}.
   */
  public static Collector of(CollectorSettings settings, Map<String, Object> kafkaProperties) {
    return new Collector(settings, kafkaProperties, Clock.systemUTC());
  }

  CollectorSettings settings() {
    return settings;
  }

  /** Takes a batch, or says why not. */
  void take(Context request) {
    long arrived = System.nanoTime();
    List<ReceivedClick> clicks;
    try {
      clicks = reader.read(request.bodyAsBytes(), circumstancesOf(request));
    } catch (UnfitBatchException e) {
      metrics.refused("unfit");
      request.status(HttpStatus.BAD_REQUEST).result(e.getMessage());
      return;
    }
    if (!budget.take(addressOf(request), clicks.size())) {
      metrics.refused("over_budget");
      comeBackLater(
          request,
          HttpStatus.TOO_MANY_REQUESTS,
          "more than " + settings.clicksPerSecond() + " clicks a second");
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
                LOG.warn("Kafka did not take a batch of {}: {}", clicks.size(), failure.toString());
                metrics.refused("kafka");
                comeBackLater(
                    request,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "the clicks could not be stored; send them again");
              }
              return null;
            });
  }

  private static void comeBackLater(Context request, HttpStatus status, String reason) {
    request.status(status).header("Retry-After", RETRY_AFTER_SECONDS).result(reason);
  }

  private BatchReader.Circumstances circumstancesOf(Context request) {
    String address = addressOf(request);
    return new BatchReader.Circumstances(
        clock.millis(),
        settings.masksAddresses() ? Addresses.masked(address) : address,
        request.userAgent());
  }

  private String addressOf(Context request) {
    String forwarded = settings.trustsForwardedFor() ? request.header("X-Forwarded-For") : null;
    return forwarded == null ? request.ip() : forwarded.split(",", 2)[0].trim();
  }

  /** Prometheus's text. */
  String metrics() {
    return metrics.text();
  }

  @Override
  public void close() {
    producer.close();
  }
}
