package io.footfall.pipelines.operations;

import io.footfall.pipelines.operations.SinkTimes.Count;
import java.util.UUID;
import org.apache.beam.sdk.metrics.DistributionResult;
import org.apache.beam.sdk.metrics.MetricNameFilter;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricResults;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.metrics.MetricsContainer;
import org.apache.beam.sdk.metrics.MetricsEnvironment;
import org.apache.beam.sdk.metrics.MetricsFilter;

/**
 * Brings what the sinks of workers count to the driver, by the runner's own metrics: a bundle that
 * has been written says how much its JVM has counted since it was started, and the driver keeps the
 * most that each JVM has said. So nothing is counted twice, whether the runner adds metrics up over
 * pipelines (Spark's) or not, and whatever bundles run again; what a bundle that failed could not
 * say, the next one says. What a worker that died had not said yet is lost.
 */
public final class SinkReports {

  private static final String NAMESPACE = "footfall-sinks";
  private static final MetricsFilter OURS =
      MetricsFilter.builder().addNameFilter(MetricNameFilter.inNamespace(NAMESPACE)).build();

  /** This JVM among those of a runner. */
  private static final String JVM = UUID.randomUUID().toString();

  private SinkReports() {}

  /** Says what this JVM has counted, in a bundle; elsewhere there is nobody to say it to. */
  public static void send(SinkTimes sink) {
    if (!isInBundle()) {
      return;
    }
    for (Count count : Count.values()) {
      Metrics.distribution(NAMESPACE, nameOf(sink, count, JVM)).update(sink.here(count));
    }
  }

  /** Takes in what other JVMs than this have said. */
  public static void receive(MetricResults results) {
    for (MetricResult<DistributionResult> result : results.queryMetrics(OURS).getDistributions()) {
      String[] name = result.getName().getName().split("/", 3);
      // One that was named and has no value yet has the least there is for its most
      if (!name[2].equals(JVM) && result.getAttempted().getCount() > 0) {
        SinkTimes.of(name[0]).told(name[2], Count.valueOf(name[1]), result.getAttempted().getMax());
      }
    }
  }

  /** Found out so, as asking for the container where there is none is logged as a mistake. */
  private static boolean isInBundle() {
    MetricsContainer current = MetricsEnvironment.setCurrentContainer(null);
    MetricsEnvironment.setCurrentContainer(current);
    return current != null;
  }

  static String nameOf(SinkTimes sink, Count count, String jvm) {
    return sink.sink() + "/" + count + "/" + jvm;
  }
}
