package io.footfall.pipelines.operations;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long a server took for what this JVM wrote to it, and how often it failed. On a cluster each
 * executor counts in its own JVM; where driver and workers are one process it is all there is.
 */
public final class SinkTimes {

  /** A batch of rows, or a question, from its first try to its answer. */
  public static final SinkTimes CASSANDRA = new SinkTimes("cassandra");

  /** Rejects, from the first of a bundle to the acknowledgement of the last. */
  public static final SinkTimes KAFKA = new SinkTimes("kafka");

  /**
   * Single requests and bulk requests that are sent again; the first try of a bulk request is
   * Beam's own, and is not seen.
   */
  public static final SinkTimes ELASTICSEARCH = new SinkTimes("elasticsearch");

  private final String sink;
  private final LongAdder requests = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  private SinkTimes(String sink) {
    this.sink = sink;
  }

  /** All there are. */
  public static List<SinkTimes> all() {
    return List.of(CASSANDRA, KAFKA, ELASTICSEARCH);
  }

  public String sink() {
    return sink;
  }

  /** A request was answered after so long. */
  public void answered(long nanosTaken) {
    requests.increment();
    nanos.add(nanosTaken);
    longest.accumulate(nanosTaken);
  }

  /** A request failed for good. */
  public void failed() {
    failures.increment();
  }

  /** A request failed and is sent again. */
  public void retried() {
    retries.increment();
  }

  public long requests() {
    return requests.sum();
  }

  /** Of all answers together. */
  public double seconds() {
    return (double) nanos.sum() / TimeUnit.SECONDS.toNanos(1);
  }

  /** The longest since this was asked last. */
  public double longestSeconds() {
    return (double) longest.getThenReset() / TimeUnit.SECONDS.toNanos(1);
  }

  public long failures() {
    return failures.sum();
  }

  public long retries() {
    return retries.sum();
  }
}
