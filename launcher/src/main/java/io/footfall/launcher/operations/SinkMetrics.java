package io.footfall.launcher.operations;

import io.footfall.pipelines.operations.SinkTimes;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Shows what this JVM's sinks count, all by {@code sink}: {@code footfall_sink_requests_total},
 * {@code footfall_sink_request_seconds_total} (divided by each other: the mean), {@code
 * footfall_sink_longest_request_seconds} (since the last scrape), {@code
 * footfall_sink_retries_total} and {@code footfall_sink_failures_total}.
 */
final class SinkMetrics {

  private SinkMetrics() {}

  static void bindTo(MeterRegistry registry) {
    for (SinkTimes sink : SinkTimes.all()) {
      FunctionCounter.builder("footfall.sink.requests", sink, SinkTimes::requests)
          .tag("sink", sink.sink())
          .register(registry);
      FunctionCounter.builder("footfall.sink.request.seconds", sink, SinkTimes::seconds)
          .tag("sink", sink.sink())
          .register(registry);
      FunctionCounter.builder("footfall.sink.retries", sink, SinkTimes::retries)
          .tag("sink", sink.sink())
          .register(registry);
      FunctionCounter.builder("footfall.sink.failures", sink, SinkTimes::failures)
          .tag("sink", sink.sink())
          .register(registry);
      Gauge.builder("footfall.sink.longest.request.seconds", sink, SinkTimes::longestSeconds)
          .tag("sink", sink.sink())
          .register(registry);
    }
  }
}
