package io.footfall.generators.traffic;

import java.util.List;
import java.util.random.RandomGenerator;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a visit came from: the referrer and the query string of its landing page, either of them
 * absent, and the channel that they amount to.
 */
record Origin(@Nullable String referrer, @Nullable String query, String channel) {

  private static final WeightedList<Origin> ALL =
      WeightedList.fromResource(
          "sources.txt", parts -> new Origin(orNull(parts[1]), orNull(parts[2]), parts[3]));

  static Origin pick(RandomGenerator random) {
    return ALL.pick(random);
  }

  static List<Origin> all() {
    return ALL.items();
  }

  private static @Nullable String orNull(String part) {
    return part.equals("-") ? null : part;
  }
}
