package io.footfall.web.collector;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.net.InetAddress;
import java.time.Duration;

/**
 * How many clicks each client may still send: a bucket a network, for the hundred thousand networks
 * seen last. A full bucket holds ten seconds' worth, and never less than one whole batch.
 */
final class ClientBudget {

  private static final int MOST_CLIENTS = 100_000;
  private static final int BURST_SECONDS = 10;

  private final LoadingCache<InetAddress, Bucket> buckets;

  ClientBudget(int clicksPerSecond) {
    long burst = Math.max((long) clicksPerSecond * BURST_SECONDS, BatchReader.MOST_CLICKS);
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .build(
                network ->
                    Bucket.builder()
                        .addLimit(
                            limit ->
                                limit
                                    .capacity(burst)
                                    .refillGreedy(clicksPerSecond, Duration.ofSeconds(1)))
                        .build());
  }

  /**
   * Takes so many clicks off the client's budget; false, and takes none, when it has not so many
   * left.
   */
  boolean take(ClientAddress client, int clicks) {
    return buckets.get(client.network()).tryConsume(clicks);
  }
}
