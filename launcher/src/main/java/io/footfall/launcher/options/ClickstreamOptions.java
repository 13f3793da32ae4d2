package io.footfall.launcher.options;

import io.footfall.model.VisitorBuckets;
import io.footfall.options.OptionGroup;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.ElasticsearchSettings;
import io.footfall.pipelines.kafka.KafkaSettings;
import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Everything that the clickstream pipeline is told. */
@OptionGroup("Clicks, visits and figures")
public final class ClickstreamOptions {

  @Mixin private KafkaOptions kafka;
  @Mixin private CassandraOptions cassandra;
  @Mixin private ElasticsearchOptions elasticsearch;
  @Mixin private PreparationOptions preparation;
  @Mixin private VisitOptions visits;

  @Option(
      names = "--buckets",
      description =
          "Buckets of visitors; fixed for the life of a keyspace (default: ${DEFAULT-VALUE}).",
      defaultValue = "" + VisitorBuckets.DEFAULT_COUNT)
  private int buckets;

  @Option(
      names = "--settleEvery",
      paramLabel = "DURATION",
      description =
          "How far figures by the hour, and those of filters and of what has many names (products,"
              + " searches, campaigns, browsers and the like), may lag behind, and those by the day 15"
              + " times as far: they are merged that often, and not with every slice. PT0S merges all"
              + " at once, which costs several times as much (default: ${DEFAULT-VALUE}).",
      defaultValue = "PT20S")
  private Duration settleEvery;

  /** For the servers that the options name. */
  public ClickstreamSettings settings() {
    return settings(kafka.settings(), cassandra.settings(), elasticsearch.settings());
  }

  /** The same for other servers. */
  public ClickstreamSettings settings(
      KafkaSettings kafkaServers, CassandraSettings cassandraNodes, ElasticsearchSettings index) {
    return new ClickstreamSettings(
        kafkaServers,
        kafka.topic(),
        kafka.group(),
        kafka.rejectsTopic(),
        cassandraNodes,
        index,
        new VisitorBuckets(buckets),
        preparation.cleaning(),
        visits.rules(preparation.maxLateness()),
        settleEvery,
        preparation.geoDatabase(),
        preparation.enrichment());
  }

  /** What becomes of a click. */
  public PreparationOptions preparation() {
    return preparation;
  }

  public KafkaOptions kafka() {
    return kafka;
  }

  public CassandraOptions cassandra() {
    return cassandra;
  }

  public ElasticsearchOptions elasticsearch() {
    return elasticsearch;
  }
}
