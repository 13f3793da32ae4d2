package io.footfall.offers.deliver;

import io.github.bucket4j.BlockingStrategy;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** One connection's share of the rate, without bursts. For one thread. */
final class MailRate {

  private static final double NANOS_PER_SECOND = 1e9;

  private final Bucket bucket;
  private final BlockingStrategy waiting;

  private MailRate(Bucket bucket, BlockingStrategy waiting) {
    this.bucket = bucket;
    this.waiting = waiting;
  }

  /** The share of each of so many connections. */
  static MailRate of(double mailsPerSecond, int connections) {
    return of(mailsPerSecond, connections, TimeMeter.SYSTEM_NANOTIME, BlockingStrategy.PARKING);
  }

  /** By another clock, and by what lets its time pass. */
  static MailRate of(
      double mailsPerSecond, int connections, TimeMeter clock, BlockingStrategy waiting) {
    Duration each = Duration.ofNanos((long) (NANOS_PER_SECOND * connections / mailsPerSecond));
    Bucket bucket =
        Bucket.builder()
            .addLimit(limit -> limit.capacity(1).refillGreedy(1, each))
            .withCustomTimePrecision(clock)
            .build();
    return new MailRate(bucket, waiting);
  }

  /** Returns when the next mail may go. */
  void await() throws InterruptedException {
    bucket.asBlocking().consume(1, waiting);
  }
}
