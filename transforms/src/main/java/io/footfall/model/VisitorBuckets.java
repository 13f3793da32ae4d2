package io.footfall.model;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * Spreads visitors over a fixed number of buckets. A bucket is the unit of the shuffle and of a
 * Cassandra partition, so the number is fixed when a keyspace is made; the hash (murmur3, 32 bits,
 * of the UTF-8 bytes) never changes.
 */
public record VisitorBuckets(int count) implements Serializable {

  /**
   * Enough that four cores share evenly and a busy day's partition (16 M events of 400 bytes over
   * 64) stays under 100 MB.
   */
  public static final int DEFAULT_COUNT = 64;

  public VisitorBuckets {
    if (count < 1 || count > 65_536) {
      throw new IllegalArgumentException("The number of buckets must lie in 1..65536: " + count);
    }
  }

  /** The visitor's bucket, from 0. */
  public int bucketOf(String visitorId) {
    return Math.floorMod(
        Hashing.murmur3_32_fixed().hashString(visitorId, StandardCharsets.UTF_8).asInt(), count);
  }
}
