package io.footfall.web.storefront;

import java.util.random.RandomGenerator;

/** Numbers of orders and accounts that nobody can guess from another. */
final class Identifiers {

  private static final int RADIX = 36;

  private Identifiers() {}

  /** {@code o-1z141z4...}: the kind, and 56 random bits. */
  static String next(String kind, RandomGenerator random) {
    return kind + "-" + Long.toString(random.nextLong() >>> 8, RADIX);
  }
}
