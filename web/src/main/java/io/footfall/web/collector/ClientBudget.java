package io.footfall.web.collector;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How many clicks each client may still send: a bucket an address, for the hundred thousand
 * addresses seen last.
 */
final class ClientBudget {

  private static final int MOST_CLIENTS = 100_000;
  private static final int BURST_SECONDS = 10;

  private final LoadingCache<String, Bucket> buckets;

  ClientBudget(int clicksPerSecond) {
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .build(
                address ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity((long) clicksPerSecond * BURST_SECONDS)
                                    .refillGreedy(clicksPerSecond, Duration.ofSeconds(1)))
                        .build());
  }

  /**
   * Takes so many clicks off the client's budget; false, and takes none, when it has not so many
   * left.
   */
  boolean take(String address, int clicks) {
    return buckets.get(address).tryConsume(clicks);
  }
}
