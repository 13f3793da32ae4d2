package io.footfall.visits;

import io.footfall.model.Click;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks backwards in time for the beginnings of stretches that have been met in their middle: those
 * clicks of a visitor that follow one another, and what is known, without a silence.
 */
final class StretchBeginnings {

  private final long silenceMillis;
  private final Map<String, Long> earliest = new HashMap<>();

  /** The latest first. */
  private final List<Click> found = new ArrayList<>();

  StretchBeginnings(long silenceMillis) {
    this.silenceMillis = silenceMillis;
  }

  /** A click that may go on with what was before; the first of a visitor's counts. */
  void expect(Click click) {
    earliest.putIfAbsent(click.visitorId(), click.occurredAt());
  }

  boolean isExpected(String visitorId) {
    return earliest.containsKey(visitorId);
  }

  /** Takes in an earlier click of one who is expected; not later than any before it. */
  void meet(Click click) {
    if (earliest.get(click.visitorId()) - click.occurredAt() < silenceMillis) {
      earliest.put(click.visitorId(), click.occurredAt());
      found.add(click);
    }
  }

  /** From when on clicks can belong to what is known; the end of time when nothing is expected. */
  long reachMillis() {
    return earliest.values().stream()
        .mapToLong(millis -> millis - silenceMillis + 1)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** What was found, in the order of time. */
  List<Click> inOrder() {
    List<Click> ordered = new ArrayList<>(found);
    Collections.reverse(ordered);
    return ordered;
  }
}
