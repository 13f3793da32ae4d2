package io.footfall.pipelines.reprocess;

import io.footfall.model.Click;
import io.footfall.model.Enrichment;
import io.footfall.model.RecordPosition;
import io.footfall.model.Slice;
import io.footfall.pipelines.cassandra.CassandraVisitorStore;
import io.footfall.pipelines.cassandra.ClickReplacement;
import io.footfall.pipelines.cassandra.StoredClicks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.visits.MemoryCorrection;
import io.footfall.visits.MemoryCorrection.Correction;
import io.footfall.visits.VisitorStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Distribution;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Puts the clicks of one bucket right: each is written in place of the one that was stored for its
 * record, under the same id, and in its visitor's memory. A record of which no click is stored was
 * a duplicate or a reject, and is left at that; so is one that would now be another visitor's.
 */
final class CorrectBucket extends DoFn<KV<Integer, Iterable<Click>>, Void> {

  static final String NAMESPACE = "reprocess";

  private final Counter corrected = Metrics.counter(NAMESPACE, "corrected");
  private final Counter unchanged = Metrics.counter(NAMESPACE, "unchanged");
  private final Counter notStored = Metrics.counter(NAMESPACE, "notStored");
  private final Counter otherVisitor = Metrics.counter(NAMESPACE, "otherVisitor");

  /** Which days are touched, by what was stored and what is now; those that stay the same too. */
  private final Distribution occurredAt = Metrics.distribution(NAMESPACE, "occurredAt");

  private final ClickstreamSettings settings;
  private final ReprocessedRange range;
  private final Slice last;

  CorrectBucket(ClickstreamSettings settings, ReprocessedRange range, Slice last) {
    this.settings = settings;
    this.range = range;
    this.last = last;
  }

  @ProcessElement
  public void correct(@Element KV<Integer, Iterable<Click>> gathered) {
    int bucket = gathered.getKey();
    Map<RecordPosition, Click> again = new HashMap<>();
    gathered.getValue().forEach(click -> again.put(click.position(), click));
    Map<String, List<Correction>> byVisitor = new HashMap<>();
    List<Click> leftOver = new ArrayList<>();
    storedIn(bucket, again)
        .forEach(
            (position, stored) -> {
              Correction correction = correctionOf(stored, again.remove(position), leftOver);
              if (correction != null) {
                byVisitor
                    .computeIfAbsent(correction.after().visitorId(), id -> new ArrayList<>())
                    .add(correction);
              }
            });
    notStored.inc(again.size());
    // First: of a click whose row is right already nobody would know what the memory has.
    correctMemories(bucket, byVisitor);
    ClickReplacement rows = ClickReplacement.in(settings.cassandra(), settings.buckets());
    byVisitor
        .values()
        .forEach(
            corrections -> corrections.forEach(one -> rows.replace(one.before(), one.after())));
    leftOver.forEach(rows::remove);
    rows.flush();
  }

  /** Null where there is nothing to correct. */
  private @Nullable Correction correctionOf(List<Click> stored, Click read, List<Click> leftOver) {
    Click before = stored.get(0);
    if (!read.visitorId().equals(before.visitorId())) {
      otherVisitor.inc();
      return null;
    }
    Click after = underItsId(read, before);
    occurredAt.update(before.occurredAt());
    occurredAt.update(after.occurredAt());
    if (stored.size() == 1 && before.equals(after)) {
      unchanged.inc();
      return null;
    }
    corrected.inc();
    // A correction that was broken off between the new row and the old one left both.
    stored.subList(1, stored.size()).stream()
        .filter(other -> other.occurredAt() != after.occurredAt())
        .forEach(leftOver::add);
    return new Correction(before, after);
  }

  /** What its visit shows stays as stored; what it says of itself goes before that. */
  private static Click underItsId(Click read, Click before) {
    Enrichment enrichment = read.enrichment();
    if (enrichment != null && !enrichment.isBot() && before.enrichment() != null) {
      String stored = before.enrichment().botIndicator();
      boolean shown =
          stored != null && (stored.contains("behaviour:") || stored.endsWith("overflow"));
      enrichment = enrichment.withBotIndicator(shown ? stored : null);
    }
    return read.toBuilder()
        .eventId(before.eventId())
        .originalId(before.originalId())
        .remark(before.remark())
        .enrichment(enrichment)
        .build();
  }

  /** By their place in the log; as far from the clicks now as lateness allows. */
  private Map<RecordPosition, List<Click>> storedIn(int bucket, Map<RecordPosition, Click> again) {
    long first = Long.MAX_VALUE;
    long latest = Long.MIN_VALUE;
    for (Click click : again.values()) {
      first = Math.min(first, click.occurredAt());
      latest = Math.max(latest, click.occurredAt());
    }
    long reach = settings.visits().maxLateness().toMillis();
    Map<RecordPosition, List<Click>> stored = new HashMap<>();
    for (Click click :
        StoredClicks.of(settings.cassandra(), bucket).between(first - reach, latest + reach)) {
      if (again.containsKey(click.position()) && range.holds(click.position())) {
        stored.computeIfAbsent(click.position(), position -> new ArrayList<>()).add(click);
      }
    }
    return stored;
  }

  private void correctMemories(int bucket, Map<String, List<Correction>> byVisitor) {
    CassandraVisitorStore store = CassandraVisitorStore.of(settings.cassandra(), settings.source());
    try (VisitorStore.Session session = store.openAfter(last)) {
      session
          .load(bucket, byVisitor.keySet())
          .forEach(
              (visitorId, memory) ->
                  session.save(
                      bucket, visitorId, MemoryCorrection.apply(memory, byVisitor.get(visitorId))));
      session.flush();
    }
  }
}
