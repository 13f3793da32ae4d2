package io.footfall.dashboard.query;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * From when (included) to when (excluded), in whole pieces of the grain in which it is looked at:
 * minutes up to 3 hours, hours up to 8 days, days beyond.
 */
public record TimeRange(Instant from, Instant to, Grain grain) {

  /** The ranges that have a name, all ending now. */
  private static final Map<String, Duration> NAMED =
      Map.of(
          "15m", Duration.ofMinutes(15),
          "1h", Duration.ofHours(1),
          "3h", Duration.ofHours(3),
          "24h", Duration.ofHours(24),
          "7d", Duration.ofDays(7),
          "30d", Duration.ofDays(30));

  private static final int PRESENT_MINUTES = 16;
  private static final Duration LONGEST_BY_MINUTES = Duration.ofHours(3);
  private static final Duration LONGEST_BY_HOURS = Duration.ofDays(8);
  private static final Duration LONGEST = Duration.ofDays(400);
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * The range of that name, its last piece being the one that now is in.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TimeRange ending(Instant now, String name) {
    Duration length = NAMED.get(name);
    if (length == null) {
      throw new IllegalArgumentException(
          "range must be one of 15m, 1h, 3h, 24h, 7d, 30d, or give from and to: " + name);
    }
    Grain grain = grainOf(length);
    Instant to = startOf(grain, now).plus(lengthOf(grain));
    return new TimeRange(to.minus(length), to, grain);
  }

  /** What the two moments, ISO-8601 in UTC, enclose, widened to whole pieces of the grain. */
  public static TimeRange between(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "from must lie before to, by at most 400 days: " + from + ", " + to);
    }
    if (from.isBefore(EARLIEST) || to.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "from and to must lie in the years 1970 to 9998: " + from + ", " + to);
    }
    Grain grain = grainOf(length);
    return new TimeRange(startOf(grain, from), endOf(grain, to), grain);
  }

  /** The minute that now is in and the fifteen before it. */
  static TimeRange present(Instant now) {
    Instant to = startOf(Grain.MINUTE, now).plus(1, ChronoUnit.MINUTES);
    return new TimeRange(to.minus(PRESENT_MINUTES, ChronoUnit.MINUTES), to, Grain.MINUTE);
  }

  /** The same length, just before. */
  public TimeRange previous() {
    Duration length = Duration.between(from, to);
    return new TimeRange(from.minus(length), from, grain);
  }

  /**
   * The range in which figures of the kind can be had: itself, or widened to whole hours for a kind
   * that is not counted by the minute.
   */
  TimeRange forKind(FigureKind kind) {
    if (kind.finest().compareTo(grain) <= 0) {
      return this;
    }
    return new TimeRange(startOf(kind.finest(), from), endOf(kind.finest(), to), kind.finest());
  }

  /** The 24 hours up to its end, by the hour. */
  TimeRange lastDayByHour() {
    Instant end = endOf(Grain.HOUR, to);
    return new TimeRange(end.minus(24, ChronoUnit.HOURS), end, Grain.HOUR);
  }

  String grainName() {
    return grain.name().toLowerCase(Locale.ROOT);
  }

  /** As Elasticsearch's histograms want it. */
  String interval() {
    return switch (grain) {
      case MINUTE -> "1m";
      case HOUR -> "1h";
      case DAY -> "1d";
    };
  }

  /** The last piece that begins in it. */
  Instant lastPiece() {
    return to.minus(lengthOf(grain));
  }

  /** Parses {@code range}, or {@code from} and {@code to}, as they stand in the page's address. */
  public static TimeRange parse(
      Instant now, @Nullable String range, @Nullable String from, @Nullable String to) {
    if (from == null || to == null) {
      return ending(now, range == null ? "1h" : range);
    }
    return between(Instant.parse(from), Instant.parse(to));
  }

  private static Grain grainOf(Duration length) {
    if (length.compareTo(LONGEST_BY_MINUTES) <= 0) {
      return Grain.MINUTE;
    }
    return length.compareTo(LONGEST_BY_HOURS) <= 0 ? Grain.HOUR : Grain.DAY;
  }

  private static Instant startOf(Grain grain, Instant moment) {
    return Instant.ofEpochMilli(grain.startOf(moment.toEpochMilli()));
  }

  private static Instant endOf(Grain grain, Instant moment) {
    Instant start = startOf(grain, moment);
    return start.equals(moment) ? start : start.plus(lengthOf(grain));
  }

  private static Duration lengthOf(Grain grain) {
    return switch (grain) {
      case MINUTE -> Duration.ofMinutes(1);
      case HOUR -> Duration.ofHours(1);
      case DAY -> Duration.ofDays(1);
    };
  }
}
