package io.footfall.pipelines.clickstream;

import io.footfall.figures.DeferredFigures;
import io.footfall.figures.FigureStore;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraDeferredFigures;
import io.footfall.pipelines.cassandra.CassandraFigureStore;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.CassandraVisitorStore;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import io.footfall.prepare.ClickStep;
import io.footfall.prepare.PreparationSteps;
import io.footfall.prepare.clean.CleaningRules;
import io.footfall.prepare.enrich.EnrichClicks;
import io.footfall.visits.VisitRules;
import io.footfall.visits.VisitorStore;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where the clickstream comes from, where it goes, and by which rules.
 *
 * @param topic the clicks
 * @param group on whose behalf they are read; with the topic it names the source under which slices
 *     are numbered
 * @param rejectsTopic what can't be stored
 * @param settleEvery how long figures that may be deferred wait to be merged with those of later
 *     slices; zero defers nothing
 * @param geoDatabase a file in MaxMind's format, under the same path on every worker; null for none
 * @param enrichment what clicks are put down to, by which lists
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
    VisitRules visits,
    Duration settleEvery,
    @Nullable String geoDatabase,
    EnrichClicks enrichment)
    implements Serializable {

  /** As far behind as a dashboard may be without anybody minding. */
  public static final Duration SETTLE_EVERY = Duration.ofSeconds(20);

  /**
   * Without a database of where addresses are, with the lists that come with Footfall; settling
   * every twenty seconds.
   */
  public ClickstreamSettings(
      KafkaSettings kafka,
      String topic,
      String group,
      String rejectsTopic,
      CassandraSettings cassandra,
      ElasticsearchSettings elasticsearch,
      VisitorBuckets buckets,
      CleaningRules cleaning,
      VisitRules visits) {
    this(
        kafka,
        topic,
        group,
        rejectsTopic,
        cassandra,
        elasticsearch,
        buckets,
        cleaning,
        visits,
        SETTLE_EVERY,
        null,
        EnrichClicks.create());
  }

  /** Those servers, under the names and by the rules that hold where nobody says otherwise. */
  public static ClickstreamSettings on(
      KafkaSettings kafka, CassandraSettings cassandra, ElasticsearchSettings elasticsearch) {
    return new ClickstreamSettings(
        kafka,
        "clicks",
        "footfall",
        "clicks-rejected",
        cassandra,
        elasticsearch,
        new VisitorBuckets(VisitorBuckets.DEFAULT_COUNT),
        CleaningRules.defaults(),
        VisitRules.defaults());
  }

  /** The steps that every parsed click is put through, before its visitor is followed. */
  public List<ClickStep> preparation() {
    return PreparationSteps.of(geoDatabase, cleaning, enrichment);
  }

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

  /** Where figures wait to be merged. */
  public DeferredFigures deferredFigures() {
    return CassandraDeferredFigures.of(cassandra, source());
  }
}
