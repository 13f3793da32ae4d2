package io.footfall.visits;

import io.footfall.model.Attendance;
import java.util.ArrayList;
import java.util.List;

/**
 * What is remembered of one visitor: his recent clicks, each with the number of its slice, and
 * three facts that outlive them.
 *
 * <p>The state before slice n is what remains when the clicks of slice n are left out. So a memory
 * that slice n has already been written into serves a replay of slice n as well as the one it
 * started from, and no second copy is kept. See {@link #before} for why that is exact.
 *
 * @param earliestForgotten when the earliest click happened that is no longer remembered; {@link
 *     #NEVER} when all are
 * @param newestBefore when the newest click before {@code lastSlice} was received; {@link #NONE}
 *     when there was none
 * @param lastSlice the last slice that brought a click to store; 0 when none did
 * @param newestInLast when the newest click of that slice was received
 * @param clicks ordered by {@link RememberedClick#BY_TIME}
 */
record VisitorMemory(
    long earliestForgotten,
    long newestBefore,
    long lastSlice,
    long newestInLast,
    List<RememberedClick> clicks) {

  static final long NEVER = Long.MAX_VALUE;
  static final long NONE = Long.MIN_VALUE;

  /** Of a visitor never seen. */
  static final VisitorMemory EMPTY = new VisitorMemory(NEVER, NONE, 0, NONE, List.of());

  /**
   * The memory as the slice must find it: without what the slice itself may have written, and
   * without what is too old to matter.
   *
   * <p>The result is the same whether the slice was written before or not. What was received newest
   * <i>before</i> the slice decides what is forgotten, and that is kept apart from what the slice
   * brought. Only whole stretches go, and none that a click may still change; so to forget again
   * what has been forgotten forgets nothing more, and the visits that stay are the visits that they
   * were.
   *
   * <p>What a click may still change, and what may still come, is of some days; of these all is
   * kept, also what itself is over. Who is counted once a day can so be told from the memory.
   *
   * @throws IllegalStateException when a later slice has been written: to run an earlier one now
   *     would make it forget the later one's clicks
   */
  VisitorMemory before(long slice, VisitRules rules, VisitCutter cutter) {
    if (lastSlice > slice) {
      throw new IllegalStateException(
          "A visitor's memory holds slice "
              + lastSlice
              + " already, so slice "
              + slice
              + " can't be run on it: run slices in the order of their numbers, or take a range"
              + " again under a source of its own");
    }
    if (clicks.isEmpty() && lastSlice == 0) {
      return this;
    }
    long newest = lastSlice < slice ? Math.max(newestBefore, newestInLast) : newestBefore;
    List<RememberedClick> earlier = broughtBefore(slice);
    if (newest == NONE) {
      return EMPTY;
    }
    long horizon = rules.horizonMillis(newest);
    long openFrom = Attendance.dayOf(rules.reachMillis(newest));
    if (earlier.isEmpty() || earlier.get(0).occurredAt() >= openFrom) {
      return new VisitorMemory(earliestForgotten, newest, 0, NONE, earlier);
    }
    List<List<RememberedClick>> stretches = cutter.stretches(earlier);
    for (List<RememberedClick> stretch : stretches) {
      if (endOf(stretch) >= horizon) {
        openFrom = Math.min(openFrom, Attendance.dayOf(stretch.get(0).occurredAt()));
        break; // they are in the order of time: the rest began later
      }
    }
    List<RememberedClick> kept = new ArrayList<>(earlier.size());
    long forgotten = earliestForgotten;
    for (List<RememberedClick> stretch : stretches) {
      if (endOf(stretch) < openFrom && isPast(stretch, horizon)) {
        forgotten = Math.min(forgotten, stretch.get(0).occurredAt());
      } else {
        kept.addAll(stretch);
      }
    }
    return new VisitorMemory(forgotten, newest, 0, NONE, kept);
  }

  /** When the visitor was seen first, or {@link #NEVER}. */
  long earliest() {
    return clicks.isEmpty()
        ? earliestForgotten
        : Math.min(earliestForgotten, clicks.get(0).occurredAt());
  }

  private List<RememberedClick> broughtBefore(long slice) {
    if (lastSlice < slice) {
      return clicks;
    }
    return clicks.stream().filter(click -> click.slice() < slice).toList();
  }

  private static long endOf(List<RememberedClick> stretch) {
    return stretch.get(stretch.size() - 1).occurredAt();
  }

  private static boolean isPast(List<RememberedClick> stretch, long horizon) {
    for (RememberedClick click : stretch) {
      if (Math.max(click.occurredAt(), click.receivedAt()) >= horizon) {
        return false;
      }
    }
    return true;
  }
}
