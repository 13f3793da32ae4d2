package io.footfall.visits;

import java.util.LinkedHashMap;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Gives each distinct entry a number, in the order in which they turn up. */
final class Dictionary<T> {
  private final Map<T, Integer> numbers = new LinkedHashMap<>();
  private @Nullable T last;
  private int numberOfLast;

  int indexOf(T entry) {
    // Clicks in a row share their circumstances, whose hash is dear
    if (entry != last) {
      numberOfLast = numbers.computeIfAbsent(entry, unknown -> numbers.size());
      last = entry;
    }
    return numberOfLast;
  }

  Iterable<T> entries() {
    return numbers.keySet();
  }

  int size() {
    return numbers.size();
  }
}
