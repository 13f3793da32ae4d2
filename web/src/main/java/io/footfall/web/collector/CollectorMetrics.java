package io.footfall.web.collector;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What the collector counts of itself, in Prometheus's words. */
final class CollectorMetrics {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Counter taken =
      Counter.builder("footfall.collector.clicks.taken")
          .description("Clicks that Kafka has")
          .register(registry);
  private final Timer waits =
      Timer.builder("footfall.collector.kafka.wait")
          .description("From a batch's arrival to Kafka's acknowledgement")
          .publishPercentiles(0.5, 0.99)
          .register(registry);

  void taken(int clicks, long nanos) {
    taken.increment(clicks);
    waits.record(java.time.Duration.ofNanos(nanos));
  }

  /** Counts a request that was not taken: {@code unfit}, {@code over_budget}, {@code kafka}. */
  void refused(String reason) {
    registry.counter("footfall.collector.requests.refused", "reason", reason).increment();
  }

  String text() {
    return registry.scrape();
  }
}
