package io.footfall.launcher.operations;

import io.footfall.model.RejectReason;
import io.footfall.pipelines.operations.StreamProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Shows what the stream of this JVM counts: {@code footfall_records_total} by {@code outcome}
 * ({@code counted}, {@code duplicate}, {@code rejected.<reason>}), each there from the start.
 */
public final class StreamMetrics {

  private StreamMetrics() {}

  /** Of that topic. */
  public static void bindTo(MeterRegistry registry, StreamProgress progress, String topic) {
    bind(registry, progress, topic, StreamProgress.COUNTED);
    bind(registry, progress, topic, StreamProgress.DUPLICATE);
    for (RejectReason reason : RejectReason.values()) {
      bind(registry, progress, topic, "rejected." + reason.wireName());
    }
  }

  private static void bind(
      MeterRegistry registry, StreamProgress progress, String topic, String outcome) {
    FunctionCounter.builder("footfall.records", progress, counted -> counted.of(outcome))
        .tag("topic", topic)
        .tag("outcome", outcome)
        .register(registry);
  }
}
