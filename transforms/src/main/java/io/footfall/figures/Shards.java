package io.footfall.figures;

import java.nio.charset.StandardCharsets;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * Spreads figures over a few shards by kind and name, so that all times of one name meet in one
 * shard and can be rolled up there. Enough shards for a dozen cores; more would make more, smaller
 * bundles.
 */
final class Shards {

  static final int COUNT = 16;

  private Shards() {}

  static int of(FigureKey key) {
    return Math.floorMod(
        Hashing.murmur3_32_fixed()
            .newHasher()
            .putUnencodedChars(key.kind().wireName())
            .putChar('/')
            .putString(key.name(), StandardCharsets.UTF_8)
            .hash()
            .asInt(),
        COUNT);
  }
}
