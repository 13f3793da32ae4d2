package io.footfall.pipelines.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long a server took for what was written to it, and how often it failed: in this JVM, and in
 * those others that have said so by {@link SinkReports}.
 */
public final class SinkTimes {

  /** A batch of rows, or a question, from its first try to its answer. */
  public static final SinkTimes CASSANDRA = new SinkTimes("cassandra");

  /** Rejects, from the first of a bundle to the acknowledgement of the last. */
  public static final SinkTimes KAFKA = new SinkTimes("kafka");

  /** A bulk request, each try of it, or a question, until its answer. */
  public static final SinkTimes ELASTICSEARCH = new SinkTimes("elasticsearch");

  /** A file put into the lake, until it is there whole and under its name. */
  public static final SinkTimes LAKE = new SinkTimes("lake");

  private final String sink;
  private final LongAdder requests = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

  /** What other JVMs have counted since they were started, each by its name. */
  private final Map<String, Map<Count, Long>> others = new ConcurrentHashMap<>();

  /** What is counted, and told to other JVMs. */
  enum Count {
    REQUESTS,
    NANOS,
    FAILURES,
    RETRIES
  }

  private SinkTimes(String sink) {
    this.sink = sink;
  }

  /** All there are. */
  public static List<SinkTimes> all() {
    return List.of(CASSANDRA, KAFKA, ELASTICSEARCH, LAKE);
  }

  /** That of a name. */
  static SinkTimes of(String name) {
    return all().stream()
        .filter(times -> times.sink.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No sink is called " + name));
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
    return everywhere(Count.REQUESTS);
  }

  /** Of all answers together. */
  public double seconds() {
    return (double) everywhere(Count.NANOS) / TimeUnit.SECONDS.toNanos(1);
  }

  /** The longest in this JVM since this was asked last. */
  public double longestSeconds() {
    return (double) longest.getThenReset() / TimeUnit.SECONDS.toNanos(1);
  }

  public long failures() {
    return everywhere(Count.FAILURES);
  }

  public long retries() {
    return everywhere(Count.RETRIES);
  }

  /** What this JVM has counted since it was started. */
  long here(Count count) {
    return switch (count) {
      case REQUESTS -> requests.sum();
      case NANOS -> nanos.sum();
      case FAILURES -> failures.sum();
      case RETRIES -> retries.sum();
    };
  }

  /** Another JVM has counted so much since it was started; told twice is told once. */
  void told(String jvm, Count count, long total) {
    others.computeIfAbsent(jvm, name -> new ConcurrentHashMap<>()).merge(count, total, Math::max);
  }

  private long everywhere(Count count) {
    return here(count)
        + others.values().stream().mapToLong(counts -> counts.getOrDefault(count, 0L)).sum();
  }
}
