package io.footfall.launcher.capacity;

import io.footfall.model.WrongOptionException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many of what carry a load, by one rule: cores = events a second x processor time an event /
 * utilisation; a store's, times copies. It leaves out what does not grow with events (the driver,
 * which is one; Elasticsearch, whose documents grow with names and minutes) and what was not
 * measured (a network that is full, more than one machine).
 */
public record Sizing(MeasuredCosts costs, Machines machines, long eventsPerSecond) {

  private static final double MICROS_A_SECOND = 1e6;
  private static final double BYTES_A_MEGABYTE = 1e6;
  private static final double BYTES_A_GIGABYTE = 1e9;
  private static final long SECONDS_A_DAY = 86_400;

  public Sizing {
    if (eventsPerSecond < 1) {
      throw new WrongOptionException("--eventsPerSecond must be at least 1");
    }
  }

  /** Events a second that one core of an executor carries. */
  public long eventsOfACore() {
    return Math.round(MICROS_A_SECOND * machines.utilisation() / costs.executorMicros());
  }

  public long eventsOfAnExecutor() {
    return eventsOfACore() * machines.coresOfExecutor();
  }

  /** Events a second that one node carries when every event has all its copies. */
  public long eventsOfANode() {
    return Math.round(
        MICROS_A_SECOND
            * machines.utilisation()
            * machines.coresOfNode()
            / (costs.cassandraMicros() * machines.copies()));
  }

  public long executors() {
    return ceilingOf(eventsPerSecond, eventsOfAnExecutor());
  }

  /** At least as many as there are copies. */
  public long nodes() {
    return Math.max(machines.copies(), ceilingOf(eventsPerSecond, eventsOfANode()));
  }

  /** A core of the executors reads one partition at a time. */
  public long partitions() {
    return executors() * machines.coresOfExecutor();
  }

  /** Into Kafka, all copies together. */
  public double megabytesASecond() {
    return eventsPerSecond * (double) costs.logBytes() * machines.copies() / BYTES_A_MEGABYTE;
  }

  /** Of rows, all copies together, before compression. */
  public double gigabytesADay() {
    return (double) eventsPerSecond
        * SECONDS_A_DAY
        * costs.rowBytes()
        * machines.copies()
        / BYTES_A_GIGABYTE;
  }

  /** The fields of the machine-readable line. */
  public Map<String, Object> line() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("eventsPerSecond", eventsPerSecond);
    line.put("executors", executors());
    line.put("cassandraNodes", nodes());
    line.put("partitions", partitions());
    line.put("kafkaMegabytesPerSecond", Math.round(megabytesASecond()));
    line.put("cassandraGigabytesPerDay", Math.round(gigabytesADay()));
    return line;
  }

  private static long ceilingOf(long load, long each) {
    return (load + each - 1) / each;
  }
}
