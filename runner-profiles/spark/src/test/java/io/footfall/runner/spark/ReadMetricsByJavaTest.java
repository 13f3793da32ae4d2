package io.footfall.runner.spark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.beam.sdk.metrics.MetricName;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

class ReadMetricsByJavaTest {

  private static final ClassTag<MetricsContainerStepMap> METRICS =
      ClassTag$.MODULE$.apply(MetricsContainerStepMap.class);

  @Test
  void whatAReaderCountsReachesTheDriver() {
    MetricsContainerStepMap metrics = new MetricsContainerStepMap();
    metrics.getContainer("read").getCounter(MetricName.named("kafka", "records")).inc(7);
    SerializerInstance kryo =
        new KryoSerializer(SliceDefaults.addTo(new SparkConf(false))).newInstance();

    MetricsContainerStepMap arrived = kryo.deserialize(kryo.serialize(metrics, METRICS), METRICS);

    Iterable<MetricResult<Long>> counters =
        MetricsContainerStepMap.asAttemptedOnlyMetricResults(arrived).allMetrics().getCounters();
    assertThat(counters.iterator().next().getAttempted(), is(7L));
  }
}
