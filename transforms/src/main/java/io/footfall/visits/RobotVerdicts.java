package io.footfall.visits;

import io.footfall.model.Enrichment;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Gives the clicks of a stretch the verdicts that following their visitor slice by slice gave them,
 * where these were not kept. Comes in: a whole stretch in the order of time, each click with the
 * number of its slice. Goes out: the indicator that is stored with each click of a robot that did
 * not say what it is; {@code late:} where the click was in a slice before the one that gave the
 * robot away.
 */
final class RobotVerdicts {

  private final VisitCutter cutter;

  RobotVerdicts(VisitCutter cutter) {
    this.cutter = cutter;
  }

  /** The indicators by click, which is found by what it is and not by what it says. */
  IdentityHashMap<RememberedClick, String> of(List<RememberedClick> stretch) {
    IdentityHashMap<RememberedClick, String> verdicts = new IdentityHashMap<>();
    if (cutter.behaviourOf(stretch) == null) {
      return verdicts; // and so never did: more clicks take no verdict back
    }
    long[] slices =
        stretch.stream().mapToLong(RememberedClick::slice).distinct().sorted().toArray();
    for (long slice : slices) {
      List<RememberedClick> known =
          stretch.stream().filter(click -> click.slice() <= slice).toList();
      for (List<RememberedClick> part : cutter.stretches(known)) {
        judge(part, slice, verdicts);
      }
    }
    return verdicts;
  }

  private void judge(
      List<RememberedClick> part, long slice, IdentityHashMap<RememberedClick, String> verdicts) {
    String behaviour = cutter.behaviourOf(part);
    if (behaviour == null) {
      return;
    }
    for (RememberedClick click : part) {
      if (click.circumstances().botIndicator() == null) {
        verdicts.putIfAbsent(
            click, click.slice() == slice ? behaviour : Enrichment.lateVerdict(behaviour));
      }
    }
  }
}
