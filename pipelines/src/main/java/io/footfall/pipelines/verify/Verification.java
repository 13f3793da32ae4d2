package io.footfall.pipelines.verify;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraSessions;
import io.footfall.pipelines.cassandra.KeyspaceOwner;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.elasticsearch.IndexedFigures;
import io.footfall.pipelines.kafka.KafkaLog;
import io.footfall.pipelines.slices.OffsetSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Conservation, proved from outside: the log's offsets, the journal, the rows really in Cassandra,
 * the records really in the rejects topic and the documents really in Elasticsearch, held against
 * each other.
 *
 * @param indexedViews people's
 * @param lag records in the topic that no slice has taken yet
 * @param differences what does not agree, in words; empty when everything does
 */
public record Verification(
    JournalAudit journal,
    StoredEvents events,
    long rejects,
    long indexedViews,
    long indexedRobotsViews,
    long lag,
    List<String> differences) {

  /**
   * Looks at everything. Reads all of the events table, so it takes as long as the table is large.
   *
   * @throws io.footfall.pipelines.cassandra.KeyspaceOwnedException when the keyspace holds another
   *     source's clicks
   */
  public static Verification of(ClickstreamSettings settings) throws InterruptedException {
    KeyspaceOwner.requireNoOther(settings.cassandra(), settings.source());
    JournalAudit journal =
        JournalAudit.of(CassandraJournal.of(settings.cassandra(), settings.source()));
    StoredEvents events = StoredEvents.count(CassandraSessions.get(settings.cassandra()));
    long rejects =
        RejectedRecords.countDistinct(settings.kafka(), settings.rejectsTopic(), settings.topic());
    long views =
        IndexedFigures.of(settings.elasticsearch())
            .sum(settings.source(), FigureKind.PAGE, Grain.MINUTE, Measure.VIEWS);
    long robotsViews =
        IndexedFigures.of(settings.elasticsearch())
            .sum(settings.source(), FigureKind.TOTAL, Grain.MINUTE, Measure.BOT_VIEWS);
    long lag = lag(settings, journal.positions());
    List<String> differences = new ArrayList<>(journal.faults());
    compare(
        "rows in Cassandra", events.rows(), "stored by the journal", journal.stored(), differences);
    compare(
        "records in " + settings.rejectsTopic(),
        rejects,
        "rejected by the journal",
        rejected(journal),
        differences);
    compare(
        "views in Elasticsearch",
        views,
        "views among the rows",
        events.viewsByPeople(),
        differences);
    return new Verification(
        journal, events, rejects, views, robotsViews, lag, List.copyOf(differences));
  }

  private static long rejected(JournalAudit journal) {
    return journal.outcomes().entrySet().stream()
        .filter(outcome -> outcome.getKey().startsWith("rejected."))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long lag(ClickstreamSettings settings, Map<Integer, Long> positions) {
    try (KafkaLog log = KafkaLog.of(settings.kafka(), settings.topic(), settings.group())) {
      return log.spans().entrySet().stream()
          .mapToLong(span -> lag(span.getValue(), positions.get(span.getKey())))
          .sum();
    }
  }

  private static long lag(OffsetSpan span, Long position) {
    return span.end() - (position == null ? span.beginning() : position);
  }

  private static void compare(
      String what, long found, String that, long expected, List<String> differences) {
    if (found != expected) {
      differences.add(found + " " + what + ", but " + expected + " " + that);
    }
  }
}
