package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Slice;
import java.nio.charset.StandardCharsets;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * Spreads figures over a few shards by kind and name, so that all times of one name meet in one
 * shard and can be rolled up there. Enough shards for a dozen cores; more would make more, smaller
 * bundles. A shard has parts, which settle at different times, so that no slice has much to settle:
 * for each part of what is shorter than a day one of days, into which it is rolled up.
 */
public final class Shards {

  static final int COUNT = 16;

  /** Parts of all shards together for what is shorter than a day, numbered from 0. */
  public static final int SHORT_PARTS = 8 * COUNT;

  /** Those, and those of days after them. */
  public static final int PARTS = 2 * SHORT_PARTS;

  /** Over how many rows a kind's figures of one time are spread, where they share them. */
  private static final int SHARED_ROWS = 8 * SHORT_PARTS;

  private Shards() {}

  static int of(FigureKey key) {
    return shardOf(partOf(key));
  }

  /** The shard that has the part. Parts with numbers next to each other are of different shards. */
  public static int shardOf(int part) {
    return part % COUNT;
  }

  /** Whether no part waits after the slice. */
  public static boolean areSettledBy(Slice slice) {
    return slice.settles().size() == PARTS;
  }

  static int partOf(FigureKey key) {
    int part = Math.floorMod(hashOf(key), SHORT_PARTS);
    return key.grain() == Grain.DAY ? daysOf(part) : part;
  }

  /**
   * The number of the row that the figure shares. All figures of a row are of one part: whoever
   * merges some of them has all that a slice counted for it, and writes it once.
   */
  static int sharedRowOf(FigureKey key) {
    return Math.floorMod(hashOf(key), SHARED_ROWS);
  }

  private static int hashOf(FigureKey key) {
    return Hashing.murmur3_32_fixed()
        .newHasher()
        .putUnencodedChars(key.kind().wireName())
        .putChar('/')
        .putString(key.name(), StandardCharsets.UTF_8)
        .hash()
        .asInt();
  }

  /** The part of days into which the part of what is shorter is rolled up. */
  static int daysOf(int shortPart) {
    return SHORT_PARTS + shortPart;
  }
}
