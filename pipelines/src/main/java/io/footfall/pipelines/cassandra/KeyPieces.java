package io.footfall.pipelines.cassandra;

import java.util.ArrayList;
import java.util.List;

/** Cuts the keys of a read into as many as one request asks for. */
final class KeyPieces {

  /** As many keys as rows go into a batch: the measured best of IN, too. */
  static final int KEYS_PER_READ = 30;

  private KeyPieces() {}

  /** The list in pieces of {@link #KEYS_PER_READ}. */
  static <T> List<List<T>> of(List<T> all) {
    List<List<T>> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += KEYS_PER_READ) {
      pieces.add(all.subList(from, Math.min(all.size(), from + KEYS_PER_READ)));
    }
    return pieces;
  }
}
