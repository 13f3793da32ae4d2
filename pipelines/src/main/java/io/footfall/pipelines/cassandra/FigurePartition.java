package io.footfall.pipelines.cassandra;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The partition of {@code metrics} that holds a figure: its kind, its grain, and the period that
 * its start falls into (an hour of minutes, a day of hours, a month of days, in UTC).
 */
public record FigurePartition(FigureKind kind, Grain grain, Instant period)
    implements Serializable {

  private static final long HOUR_MILLIS = 3_600_000L;

  /** The partition in which the figure of that key stands. */
  public static FigurePartition of(FigureKey key) {
    return of(key.kind(), key.grain(), key.startMillis());
  }

  /**
   * Every partition, of every live kind that is indexed and every grain, that has figures of that
   * time, of whole days.
   */
  public static List<FigurePartition> within(long fromMillis, long toMillis) {
    return PartitionRun.within(fromMillis, toMillis).stream()
        .flatMap(run -> run.partitions().stream())
        .toList();
  }

  /** Those of one kind and grain. */
  public static List<FigurePartition> of(
      FigureKind kind, Grain grain, long fromMillis, long toMillis) {
    Set<FigurePartition> partitions = new LinkedHashSet<>();
    for (long hour = fromMillis; hour < toMillis; hour += HOUR_MILLIS) {
      partitions.add(of(kind, grain, hour));
    }
    return List.copyOf(partitions);
  }

  /**
   * The kind as the table has it. One whose figures share rows is called otherwise than it was when
   * each had its own, so that nobody takes such a row of an earlier version for one of these.
   */
  String storedKind() {
    return kind.sharesRows() ? kind.wireName() + "s" : kind.wireName();
  }

  /** When the period begins. */
  public long fromMillis() {
    return period.toEpochMilli();
  }

  /** When the next period begins. */
  public long toMillis() {
    OffsetDateTime start = period.atOffset(ZoneOffset.UTC);
    OffsetDateTime next =
        switch (grain) {
          case MINUTE -> start.plusHours(1);
          case HOUR -> start.plusDays(1);
          case DAY -> start.plusMonths(1);
        };
    return next.toInstant().toEpochMilli();
  }

  /** Every grain of a live kind that is indexed; none of another. */
  static Set<Grain> grainsWithin(FigureKind kind) {
    if (!kind.isIndexed() || !kind.isLive()) {
      return Set.of();
    }
    Set<Grain> grains = EnumSet.of(kind.finest());
    grains.addAll(kind.coarser());
    return grains;
  }

  private static FigurePartition of(FigureKind kind, Grain grain, long startMillis) {
    return new FigurePartition(kind, grain, periodOf(grain, Instant.ofEpochMilli(startMillis)));
  }

  private static Instant periodOf(Grain grain, Instant start) {
    return switch (grain) {
      case MINUTE -> start.truncatedTo(ChronoUnit.HOURS);
      case HOUR -> start.truncatedTo(ChronoUnit.DAYS);
      case DAY ->
          start.atOffset(ZoneOffset.UTC).withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).toInstant();
    };
  }
}
