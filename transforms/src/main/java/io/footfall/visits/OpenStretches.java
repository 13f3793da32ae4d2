package io.footfall.visits;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Gathers clicks of many visitors, which come in the order of time, into stretches without a
 * silence, and hands each on, with its visitor, when the silence after it is over. Holds no more
 * than the clicks of those who are still there.
 */
final class OpenStretches {

  private final long silenceMillis;
  private final BiConsumer<String, List<RememberedClick>> over;

  /** Who has been silent for longest comes first: a click moves its visitor to the end. */
  private final Map<String, List<RememberedClick>> open = new LinkedHashMap<>();

  private long newest = Long.MIN_VALUE;

  OpenStretches(VisitRules rules, BiConsumer<String, List<RememberedClick>> over) {
    this.silenceMillis = rules.silence().toMillis();
    this.over = over;
  }

  /** Adds a click that is not earlier than any before it. */
  void add(String visitorId, RememberedClick click) {
    closeBefore(click.occurredAt());
    List<RememberedClick> stretch = open.remove(visitorId);
    if (stretch == null) {
      stretch = new ArrayList<>();
    }
    stretch.add(click);
    open.put(visitorId, stretch);
    newest = click.occurredAt();
  }

  /** Whether a click of the visitor's at that time, not earlier than any before, goes on. */
  boolean isOpen(String visitorId, long atMillis) {
    closeBefore(atMillis);
    return open.containsKey(visitorId);
  }

  /** From when on no click can go on with any stretch; the beginning of time when none is open. */
  long endMillis() {
    return open.isEmpty() ? Long.MIN_VALUE : newest + silenceMillis;
  }

  /** Hands on what is still open. */
  void close() {
    open.forEach(over);
    open.clear();
  }

  private void closeBefore(long nowMillis) {
    Iterator<Map.Entry<String, List<RememberedClick>>> oldest = open.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, List<RememberedClick>> stretch = oldest.next();
      List<RememberedClick> clicks = stretch.getValue();
      if (nowMillis - clicks.get(clicks.size() - 1).occurredAt() < silenceMillis) {
        return;
      }
      oldest.remove();
      over.accept(stretch.getKey(), clicks);
    }
  }
}
