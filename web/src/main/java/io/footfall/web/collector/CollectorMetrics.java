package io.footfall.web.collector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;

/** What the collector counts of itself, in Prometheus's words. */
final class CollectorMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter taken =
      Counter.builder("footfall.collector.clicks.taken")
          .description("Clicks that Kafka has")
          .register(registry);
  private final Timer waits =
      Timer.builder("footfall.collector.request")
          .description("From a batch's arrival to Kafka's acknowledgement")
          .publishPercentiles(0.5, 0.99)
          .register(registry);

  CollectorMetrics() {
    // Present from the start, so that an alert on a rate sees the first refusal too.
    for (Refusal refusal : Refusal.values()) {
      counterOf(refusal);
    }
  }

  void taken(int clicks, long nanos) {
    taken.increment(clicks);
    waits.record(Duration.ofNanos(nanos));
  }

  void refused(Refusal refusal) {
    counterOf(refusal).increment();
  }

  /** Clicks that Kafka has acknowledged. */
  long clicksTaken() {
    return (long) taken.count();
  }

  String text() {
    return registry.scrape();
  }

  private Counter counterOf(Refusal refusal) {
    return Counter.builder("footfall.collector.requests.refused")
        .description("Requests that were not taken")
        .tag("reason", refusal.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
