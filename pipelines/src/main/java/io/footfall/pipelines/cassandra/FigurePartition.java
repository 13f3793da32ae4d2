package io.footfall.pipelines.cassandra;

import io.footfall.figures.FigureKey;
import io.footfall.figures.FigureKey.Grain;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * The partition of {@code metrics} that holds a figure: its kind, its grain, and the period that
 * its start falls into (an hour of minutes, a day of hours, a month of days, in UTC).
 */
record FigurePartition(String kind, String grain, Instant period) {

  static FigurePartition of(FigureKey key) {
    return new FigurePartition(
        key.kind().wireName(),
        key.grain().name(),
        periodOf(key.grain(), Instant.ofEpochMilli(key.startMillis())));
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
