package io.footfall.benchmarks.keyed;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.generators.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The first so many days (UTC) of a traffic, each with what reaches the log on it. */
final class DailyBatches implements Iterator<List<SentRecord>> {

  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  private final Traffic traffic;
  private SentRecord next;
  private int left;

  DailyBatches(Traffic traffic, int days) {
    this.traffic = traffic;
    this.next = traffic.next();
    this.left = days;
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public List<SentRecord> next() {
    if (!hasNext()) {
      throw new NoSuchElementException("All days have been taken");
    }
    long day = dayOf(next);
    List<SentRecord> batch = new ArrayList<>();
    while (dayOf(next) == day) {
      batch.add(next);
      next = traffic.next();
    }
    left--;
    return batch;
  }

  private static long dayOf(SentRecord record) {
    return Math.floorDiv(record.sentAtMillis(), DAY_MILLIS);
  }
}
