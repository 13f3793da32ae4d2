package io.footfall.pipelines.reprocess;

import io.footfall.pipelines.insights.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** What {@link CorrectBucket} says by the runner's metrics that it has done. */
final class Corrections {

  private final MetricQueryResults metrics;

  private Corrections(MetricQueryResults metrics) {
    this.metrics = metrics;
  }

  static Corrections in(PipelineResult result) {
    return new Corrections(
        result
            .metrics()
            .queryMetrics(
                MetricsFilter.builder()
                    .addNameFilter(MetricNameFilter.inNamespace(CorrectBucket.NAMESPACE))
                    .build()));
  }

  /** Records by what came of them. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    metrics
        .getCounters()
        .forEach(
            counter ->
                counts.merge(counter.getName().getName(), counter.getAttempted(), Long::sum));
    return counts;
  }

  /** From the day before the first click, as its visit may have begun then; empty without any. */
  Optional<Days> days() {
    LocalDate[] days = {LocalDate.MAX, LocalDate.MIN};
    metrics
        .getDistributions()
        .forEach(
            distribution -> {
              if (distribution.getAttempted().getCount() > 0) {
                LocalDate first = dayOf(distribution.getAttempted().getMin()).minusDays(1);
                LocalDate last = dayOf(distribution.getAttempted().getMax());
                days[0] = first.isBefore(days[0]) ? first : days[0];
                days[1] = last.isAfter(days[1]) ? last : days[1];
              }
            });
    return days[1].isBefore(days[0]) ? Optional.empty() : Optional.of(new Days(days[0], days[1]));
  }

  private static LocalDate dayOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
