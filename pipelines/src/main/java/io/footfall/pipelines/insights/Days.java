package io.footfall.pipelines.insights;

import io.footfall.figures.FigureKey;
import io.footfall.model.WrongOptionException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Whole days in UTC, from the first to the last, both included. */
public record Days(LocalDate first, LocalDate last) implements Serializable {

  public Days {
    if (last.isBefore(first)) {
      throw new WrongOptionException(
          "--to must not be before --from: " + last + " is before " + first);
    }
  }

  /** The last day of which, at that moment, no click is accepted any more. */
  public static Days lastClosed(Instant now, Duration maxLateness) {
    LocalDate day = LocalDate.ofInstant(now.minus(maxLateness), ZoneOffset.UTC).minusDays(1);
    return new Days(day, day);
  }

  /** When the first begins. */
  public long fromMillis() {
    return startOf(first);
  }

  /** When the last is over. */
  public long toMillis() {
    return startOf(last.plusDays(1));
  }

  /** Each of them. */
  public List<LocalDate> each() {
    return first.datesUntil(last.plusDays(1)).toList();
  }

  /** Whether the figure is one of these days', at whatever grain. */
  public boolean hold(FigureKey key) {
    return key.startMillis() >= fromMillis() && key.startMillis() < toMillis();
  }

  static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
