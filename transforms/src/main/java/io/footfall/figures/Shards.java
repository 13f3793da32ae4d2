package io.footfall.figures;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.model.Slice;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.apache.beam.vendor.guava.v32_1_2_jre.com.google.common.hash.Hashing;

/**
 * Spreads figures over a few shards by kind and name, so that all times of one name meet in one
 * shard and can be rolled up there. Enough shards for a dozen cores; more would make more, smaller
 * bundles. A shard has parts, which settle at different times, so that no slice has much to settle:
 * for each part of what is shorter than a day one of days, into which it is rolled up.
 *
 * <p>A part has names of one kind, and a kind has as few parts as its names allow: what a shard
 * reads and writes then falls into few partitions and indices, of which each is a request. The
 * parts of a kind follow from its place among the kinds: new ones go to the end.
 */
public final class Shards {

  static final int COUNT = 16;

  /** Parts of all shards together for what is shorter than a day, numbered from 0. */
  public static final int SHORT_PARTS = 8 * COUNT;

  /** Those, and those of days after them. */
  public static final int PARTS = 2 * SHORT_PARTS;

  /** Over how many rows a kind's figures of one time are spread, where they share them. */
  private static final int SHARED_ROWS = 8 * SHORT_PARTS;

  /** Over how many parts a kind is spread whose names are many; one of few names is one part. */
  private static final Map<FigureKind, Integer> SPREAD =
      Map.of(
          FigureKind.PAGE, 8,
          FigureKind.CITY, 2,
          FigureKind.PRODUCT, 16,
          FigureKind.SEARCH, 4,
          FigureKind.AUDIENCE, 16,
          FigureKind.SEGMENT, 64);

  private static final Map<FigureKind, Integer> FIRST_PARTS = firstParts();

  private Shards() {}

  private static Map<FigureKind, Integer> firstParts() {
    Map<FigureKind, Integer> first = new EnumMap<>(FigureKind.class);
    int next = 0;
    for (FigureKind kind : FigureKind.values()) {
      first.put(kind, next);
      next += SPREAD.getOrDefault(kind, 1);
    }
    return first;
  }

  static int of(FigureKey key) {
    return shardOf(partOf(key));
  }

  /** The shard that has the part. Parts with numbers next to each other are of different shards. */
  public static int shardOf(int part) {
    return part % COUNT;
  }

  /**
   * Into how many groups of shards the slice's figures are gathered: those of a small one into few,
   * as each asks the stores for itself.
   */
  static int groupsOf(Slice slice) {
    return slice.groups(COUNT);
  }

  /** The group, of so many, that the shard belongs to. */
  static int groupOf(int shard, int groups) {
    return shard % groups;
  }

  /** Whether no part waits after the slice. */
  public static boolean areSettledBy(Slice slice) {
    return slice.settles().size() == PARTS;
  }

  static int partOf(FigureKey key) {
    int spread = SPREAD.getOrDefault(key.kind(), 1);
    int ofKind = spread == 1 ? 0 : Math.floorMod(hashOf(key), spread);
    int part = (FIRST_PARTS.get(key.kind()) + ofKind) % SHORT_PARTS;
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
