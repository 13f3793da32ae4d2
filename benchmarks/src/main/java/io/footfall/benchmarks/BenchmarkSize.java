package io.footfall.benchmarks;

import io.footfall.model.WrongOptionException;

/**
 * How much is measured.
 *
 * @param events records that are sent to Kafka, and that each repetition works off
 * @param eventsPerSlice the most records of a slice
 * @param repetitions measured ones of each contender, taken in turn
 * @param warmUps those before them that are not counted
 * @param seed what the traffic starts from
 * @param cassandraHeapMegabytes of the embedded Cassandra
 */
public record BenchmarkSize(
    int events,
    int eventsPerSlice,
    int repetitions,
    int warmUps,
    long seed,
    int cassandraHeapMegabytes) {

  public BenchmarkSize {
    requireAtLeast(1, "--events", events);
    requireAtLeast(1, "--maxEventsPerSlice", eventsPerSlice);
    requireAtLeast(1, "--repetitions", repetitions);
    requireAtLeast(0, "--warmUps", warmUps);
    requireAtLeast(64, "--cassandraHeap", cassandraHeapMegabytes);
  }

  private static void requireAtLeast(int least, String option, int value) {
    if (value < least) {
      throw new WrongOptionException(option + " must be at least " + least + ": " + value);
    }
  }
}
