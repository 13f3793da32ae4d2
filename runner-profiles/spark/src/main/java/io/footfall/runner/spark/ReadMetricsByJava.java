package io.footfall.runner.spark;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import org.apache.beam.runners.core.metrics.MetricsContainerStepMap;
import org.apache.spark.serializer.KryoRegistrator;

/**
 * Comes after Beam's own registrations. With each batch of a stream its readers hand their metrics
 * to the driver by the serializer of Spark's data, where those of slices go by Java's. Kryo leaves
 * out the transient fields of Guava's immutable maps, in which the names of metrics hold their
 * labels (apache/beam#33503), and then fails to ask a name for its hash: without this a stream ends
 * with its first batch.
 */
public final class ReadMetricsByJava implements KryoRegistrator {

  @Override
  public void registerClasses(Kryo kryo) {
    kryo.register(MetricsContainerStepMap.class, new JavaSerializer());
  }
}
