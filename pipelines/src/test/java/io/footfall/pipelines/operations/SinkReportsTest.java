package io.footfall.pipelines.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import io.footfall.pipelines.operations.SinkTimes.Count;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricKey;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.MetricQueryResults;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.MetricsFilter;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.junit.jupiter.api.Test;

class SinkReportsTest {

  private static final SinkTimes SINK = SinkTimes.KAFKA;

  @Test
  void whatThisJvmCountsIsCountedOnce() {
    long before = SINK.requests();
    PipelineResult result = run();
    SinkReports.receive(result.metrics());
    assertThat(SINK.requests(), equalTo(before + 3));
  }

  @Test
  void whatAnotherJvmCountsIsAddedOnceHoweverOftenItIsTold() {
    long requests = SINK.requests();
    long failures = SINK.failures();
    double seconds = SINK.seconds();
    List<MetricResult<DistributionResult>> told =
        List.of(
            result(Count.REQUESTS, DistributionResult.create(10, 3, 2, 5)),
            result(Count.NANOS, DistributionResult.create(0, 1, 0, TimeUnit.SECONDS.toNanos(6))),
            result(Count.FAILURES, DistributionResult.create(1, 1, 1, 1)),
            result(Count.RETRIES, DistributionResult.IDENTITY_ELEMENT));
    SinkReports.receive(new Results(told));
    SinkReports.receive(new Results(told));
    SinkReports.receive(
        new Results(List.of(result(Count.REQUESTS, DistributionResult.create(2, 1, 2, 2)))));
    assertThat(SINK.requests(), equalTo(requests + 5));
    assertThat(SINK.failures(), equalTo(failures + 1));
    assertThat(SINK.retries(), equalTo(0L));
    assertThat(SINK.seconds() - seconds, closeTo(6, 1e-6));
  }

  private static MetricResult<DistributionResult> result(Count count, DistributionResult value) {
    return MetricResult.attempted(
        MetricKey.create(
            "Store",
            MetricName.named("footfall-sinks", SinkReports.nameOf(SINK, count, "another"))),
        value);
  }

  /** Three requests and a failure. */
  private static PipelineResult run() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.apply(Create.of(1, 2, 3)).apply(ParDo.of(new WriteFn()));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  static final class WriteFn extends DoFn<Integer, Void> {
    @ProcessElement
    public void process(@Element Integer number) {
      SINK.answered(TimeUnit.SECONDS.toNanos(number));
      if (number == 1) {
        SINK.failed();
      }
    }

    @FinishBundle
    public void finish() {
      SinkReports.send(SINK);
    }
  }

  /** What a runner with workers elsewhere says. */
  private static final class Results extends MetricResults {
    private final List<MetricResult<DistributionResult>> distributions;

    Results(List<MetricResult<DistributionResult>> distributions) {
      this.distributions = distributions;
    }

    @Override
    public MetricQueryResults queryMetrics(MetricsFilter filter) {
      return MetricQueryResults.create(
          List.of(), distributions, List.of(), List.of(), List.of(), List.of());
    }
  }
}
