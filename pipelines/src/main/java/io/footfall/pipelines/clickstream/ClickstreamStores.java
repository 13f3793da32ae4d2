package io.footfall.pipelines.clickstream;

import io.footfall.pipelines.cassandra.CassandraSchema;
import io.footfall.pipelines.elasticsearch.FigureIndices;
import io.footfall.pipelines.kafka.Topics;

/**
 * Makes what the clickstream needs and does not find: topics, keyspace and tables, index templates.
 * Changes nothing there is.
 */
public final class ClickstreamStores {

  private ClickstreamStores() {}

  /** Makes what is missing, with so many partitions a topic and replicas of everything. */
  public static void create(ClickstreamSettings settings, int partitions, int replicas)
      throws InterruptedException {
    Topics.create(
        settings.kafka(), partitions, replicas, settings.topic(), settings.rejectsTopic());
    CassandraSchema.create(settings.cassandra(), replicas);
    FigureIndices.create(settings.elasticsearch());
  }

  /** Makes what the stream of {@code --mode=stream} needs, which is no table. */
  public static void createForStream(ClickstreamSettings settings, int partitions, int replicas)
      throws InterruptedException {
    Topics.create(
        settings.kafka(), partitions, replicas, settings.topic(), settings.rejectsTopic());
    FigureIndices.create(settings.elasticsearch());
  }
}
