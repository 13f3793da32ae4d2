package io.footfall.launcher.operations;

import io.footfall.model.Slice;
import io.footfall.pipelines.slices.SliceListener;
import io.footfall.pipelines.slices.SliceReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts what the loop over slices does, and hands it on: {@code footfall_records_total} by
 * outcome, {@code footfall_slice_seconds}, {@code footfall_slice_number}, {@code
 * footfall_slice_finished_timestamp_seconds}, {@code footfall_slice_retries_total}, {@code
 * footfall_lag_records} (what the log held beyond the last slice when it was planned).
 */
public final class SliceMetrics implements SliceListener {

  private final SliceListener next;
  private final MeterRegistry registry;
  private final String topic;
  private final Timer durations;
  private final Counter retries;
  private final AtomicLong number = new AtomicLong();
  private final AtomicLong finishedAtMillis = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private volatile boolean failing;

  private SliceMetrics(SliceListener next, MeterRegistry registry, String topic) {
    this.next = next;
    this.registry = registry;
    this.topic = topic;
    this.durations =
        Timer.builder("footfall.slice")
            .tag("topic", topic)
            .description("From plan to journal")
            .publishPercentileHistogram()
            .register(registry);
    // Present from the start, so that an alert on an increase sees the first retry too
    this.retries = registry.counter("footfall.slice.retries", "topic", topic);
    gauge("footfall.slice.number", number);
    gauge("footfall.lag.records", lag);
    Gauge.builder("footfall.slice.finished.timestamp.seconds", () -> finishedAtMillis.get() / 1e3)
        .tag("topic", topic)
        .register(registry);
  }

  /** Counts in the registry, and tells the other too. */
  public static SliceMetrics before(SliceListener next, MeterRegistry registry, String topic) {
    return new SliceMetrics(next, registry, topic);
  }

  /** Whether the last slice that was tried went well. */
  public boolean isWell() {
    return !failing;
  }

  @Override
  public void started(Slice slice) {
    next.started(slice);
  }

  @Override
  public void retrying(Slice slice, int attempt, Throwable failure) {
    failing = true;
    retries.increment();
    next.retrying(slice, attempt, failure);
  }

  @Override
  public void finished(SliceReport report) {
    failing = false;
    durations.record(report.took());
    number.set(report.slice().number());
    lag.set(report.lag());
    finishedAtMillis.set(System.currentTimeMillis());
    report
        .outcomes()
        .forEach(
            (outcome, count) ->
                registry
                    .counter("footfall.records", "topic", topic, "outcome", outcome)
                    .increment(count));
    next.finished(report);
  }

  private void gauge(String name, AtomicLong value) {
    Gauge.builder(name, value::get).tag("topic", topic).register(registry);
  }
}
