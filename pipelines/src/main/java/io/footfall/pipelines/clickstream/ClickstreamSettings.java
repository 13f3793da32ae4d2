package io.footfall.pipelines.clickstream;

import io.footfall.figures.FigureStore;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraFigureStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.CassandraVisitorStore;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.visits.VisitRules;
import io.footfall.visits.VisitorStore;
import java.io.Serializable;

/**
 * Where the clickstream comes from, where it goes, and by which rules.
 *
 * @param topic the clicks
 * @param group on whose behalf they are read; with the topic it names the source under which slices
 *     are numbered
 * @param rejectsTopic what can't be stored
 */
public record ClickstreamSettings(
    KafkaSettings kafka,
    String topic,
    String group,
    String rejectsTopic,
    CassandraSettings cassandra,
    ElasticsearchSettings elasticsearch,
    VisitorBuckets buckets,
    CleaningRules cleaning,
    VisitRules visits)
    implements Serializable {

  /** Who reads which topic: {@code clicks/footfall}. */
  public String source() {
    return topic + "/" + group;
  }

  /** Where the memory of each visitor is kept. */
  public VisitorStore visitorStore() {
    return CassandraVisitorStore.of(cassandra, source());
  }

  /** Where figures are kept. */
  public FigureStore figureStore() {
    return CassandraFigureStore.of(cassandra, source());
  }
}
