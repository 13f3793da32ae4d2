package io.footfall.generators.send;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.model.WrongOptionException;

/**
 * How much traffic to send: up to a number of records, and up to a moment of simulated time,
 * whichever comes first.
 */
public record Extent(long records, long untilMillis) {

  public static Extent ofRecords(long records) {
    if (records < 0) {
      throw new WrongOptionException("--events must not be below zero: " + records);
    }
    return new Extent(records, Long.MAX_VALUE);
  }

  public static Extent until(long millis) {
    return new Extent(Long.MAX_VALUE, millis);
  }

  boolean holds(long alreadySent, SentRecord next) {
    return alreadySent < records && next.sentAtMillis() < untilMillis;
  }
}
