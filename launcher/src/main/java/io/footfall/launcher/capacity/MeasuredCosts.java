package io.footfall.launcher.capacity;

/**
 * What an event costs, as it was measured; see docs/benchmarks.
 *
 * @param executorMicros processor time of the runner's processes: reading, preparing, following,
 *     counting, merging, and handing rows to the stores
 * @param cassandraMicros processor time of a Cassandra that keeps one copy
 * @param logBytes in Kafka before compression, for each copy
 * @param rowBytes in Cassandra before compression, for each copy
 */
public record MeasuredCosts(
    double executorMicros, double cassandraMicros, int logBytes, int rowBytes) {

  public MeasuredCosts {
    if (executorMicros <= 0 || cassandraMicros <= 0 || logBytes <= 0 || rowBytes <= 0) {
      throw new IllegalArgumentException("Every cost of an event must be above 0");
    }
  }

  /**
   * Job {@code sinks} on Spark, not yet warm, cost up to 72 us an event in the runner's process and
   * up to 146 in Cassandra, which is rounded up here. By job {@code lake} a click of the generator
   * is 639 bytes of JSON, which a producer may compress to a quarter; its row has about 400 before
   * compression.
   */
  public static MeasuredCosts ofTheBenchmarks() {
    return new MeasuredCosts(75, 150, 640, 400);
  }
}
