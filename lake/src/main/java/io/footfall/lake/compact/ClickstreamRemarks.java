package io.footfall.lake.compact;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import io.footfall.model.Remark;
import io.footfall.model.VisitorBuckets;
import io.footfall.pipelines.cassandra.CassandraJournal;
import io.footfall.pipelines.cassandra.CassandraSettings;
import io.footfall.pipelines.cassandra.FigurePartition;
import io.footfall.pipelines.cassandra.StoredFigures;
import io.footfall.pipelines.cassandra.StoredRemarks;
import io.footfall.pipelines.clickstream.ClickstreamSettings;
import io.footfall.pipelines.slices.JournalEntry;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the clickstream of the lake's topic remarked, as it has stored it: its ledger says whether
 * there is anything to look for, the stored clicks say on which click, the journals how far the
 * clickstream is. A keyspace without that clickstream has no remarks.
 */
public final class ClickstreamRemarks implements LandedRemarks {

  /** No click is taken in earlier before it happened than this, however wrong a clock was. */
  private static final Duration EARLIER = Duration.ofDays(1);

  private static final Set<Remark.Subject> OF_MEMORIES =
      EnumSet.of(Remark.Subject.FILLED, Remark.Subject.OVERFLOWED, Remark.Subject.OUT_OF_REACH);

  private static final Set<String> OUTCOMES =
      OF_MEMORIES.stream().map(Remark.Subject::wireName).collect(Collectors.toUnmodifiableSet());

  private final CassandraSettings cassandra;
  private final VisitorBuckets buckets;
  private final String topic;
  private final String source;
  private final String lakeSource;

  private ClickstreamRemarks(ClickstreamSettings clickstream, String lakeSource) {
    this.cassandra = clickstream.cassandra();
    this.buckets = clickstream.buckets();
    this.topic = clickstream.topic();
    this.source = clickstream.source();
    this.lakeSource = lakeSource;
  }

  /**
   * Of that clickstream.
   *
   * @param lakeGroup on whose behalf the lake reads the same topic
   */
  public static ClickstreamRemarks of(ClickstreamSettings clickstream, String lakeGroup) {
    return new ClickstreamRemarks(clickstream, clickstream.topic() + "/" + lakeGroup);
  }

  @Override
  public VisitorBuckets buckets() {
    return buckets;
  }

  /**
   * As far as the clickstream has come, too.
   *
   * @throws IllegalStateException when the lake was filled on behalf of another source
   */
  @Override
  public long lastKnown(long landed) {
    CassandraJournal lake = CassandraJournal.of(cassandra, lakeSource);
    if (lake.entry(landed).isEmpty()) {
      throw new IllegalStateException(
          "The journal of "
              + lakeSource
              + " has no slice "
              + landed
              + ", which the lake holds: name the --topic and --lakeGroup that filled it");
    }
    CassandraJournal followed = followed();
    Optional<JournalEntry> last = followed.last();
    if (last.isEmpty()) {
      return landed;
    }
    Map<Integer, Long> taken =
        (last.get().isDone() ? last : followed.entry(last.get().slice().number() - 1))
            .map(JournalEntry::positions)
            .orElse(Map.of());
    long slice = landed;
    while (slice > 0 && lake.entry(slice).filter(entry -> isIn(entry, taken)).isEmpty()) {
      slice--;
    }
    return slice;
  }

  @Override
  public boolean areThereSince(long millis) {
    Optional<JournalEntry> last = followed().last();
    if (last.isEmpty()) {
      return false;
    }
    long from = millis - EARLIER.toMillis();
    long to = last.get().slice().plannedAtMillis() + 1;
    StoredFigures figures = StoredFigures.of(cassandra, source);
    return FigurePartition.of(FigureKind.LEDGER, Grain.MINUTE, from, to).stream()
        .flatMap(hour -> figures.read(hour, hour.fromMillis(), hour.toMillis()).entrySet().stream())
        .anyMatch(
            figure ->
                OUTCOMES.contains(figure.getKey().name())
                    && figure.getValue().sum(Measure.EVENTS) > 0);
  }

  @Override
  public Map<LogPlace, Remark.Subject> of(int bucket, long fromMillis, long toMillis) {
    Map<LogPlace, Remark.Subject> remarks = new HashMap<>();
    StoredRemarks.of(cassandra, bucket)
        .between(
            fromMillis,
            toMillis,
            (position, subject) -> {
              if (position.topic().equals(topic) && OF_MEMORIES.contains(subject)) {
                remarks.put(new LogPlace(position.partition(), position.offset()), subject);
              }
            });
    return remarks;
  }

  private CassandraJournal followed() {
    return CassandraJournal.of(cassandra, source);
  }

  private static boolean isIn(JournalEntry landed, Map<Integer, Long> taken) {
    return landed.positions().entrySet().stream()
        .allMatch(end -> end.getValue() <= taken.getOrDefault(end.getKey(), 0L));
  }
}
