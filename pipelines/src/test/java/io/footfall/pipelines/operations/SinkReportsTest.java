package io.footfall.pipelines.operations;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.footfall.pipelines.operations.SinkTimes.Count;
import java.util.ArrayList;
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
    List<MetricResult<DistributionResult>> told = new ArrayList<>();
    run()
        .metrics()
        .queryMetrics(MetricsFilter.builder().build())
        .getDistributions()
        .forEach(result -> told.add(ofAnotherJvm(result)));
    assertThat(told, hasSize(Count.values().length));

    long requests = SINK.requests();
    long failures = SINK.failures();
    double seconds = SINK.seconds();
    SinkReports.receive(new Results(told));
    SinkReports.receive(new Results(told));
    assertThat(SINK.requests(), equalTo(requests + SINK.here(Count.REQUESTS)));
    assertThat(SINK.failures(), equalTo(failures + SINK.here(Count.FAILURES)));
    assertThat(
        SINK.seconds() - seconds,
        closeTo((double) SINK.here(Count.NANOS) / TimeUnit.SECONDS.toNanos(1), 1e-6));
  }

  /** Three requests and a failure. */
  private static PipelineResult run() {
    Pipeline pipeline = Pipeline.create(PipelineOptionsFactory.create());
    pipeline.apply(Create.of(1, 2, 3)).apply(ParDo.of(new WriteFn()));
    PipelineResult result = pipeline.run();
    result.waitUntilFinish();
    return result;
  }

  private static MetricResult<DistributionResult> ofAnotherJvm(
      MetricResult<DistributionResult> result) {
    String name = result.getName().getName();
    return MetricResult.attempted(
        MetricKey.create(
            result.getKey().stepName(),
            MetricName.named(
                result.getName().getNamespace(),
                name.substring(0, name.lastIndexOf('/')) + "/another")),
        result.getAttempted());
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
