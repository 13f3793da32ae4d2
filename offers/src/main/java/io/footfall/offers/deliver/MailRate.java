package io.footfall.offers.deliver;

import io.github.bucket4j.Bucket;
import java.time.Duration;

/** One connection's share of the rate, without bursts. For one thread. */
final class MailRate {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Bucket bucket;

  private MailRate(Bucket bucket) {
    this.bucket = bucket;
  }

  /** The share of each of so many connections. */
  static MailRate of(double mailsPerSecond, int connections) {
    Duration each = Duration.ofNanos((long) (NANOS_PER_SECOND * connections / mailsPerSecond));
    return new MailRate(
        Bucket.builder().addLimit(limit -> limit.capacity(1).refillGreedy(1, each)).build());
  }

  /** Returns when the next mail may go. */
  void await() throws InterruptedException {
    bucket.asBlocking().consume(1);
  }
}
