package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Enrichment;
import io.footfall.model.Remark;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Clicks that are stored without a verdict on what they do, each until its stretch is whole: then
 * it gets the one that it got when it came in.
 */
final class PendingVerdicts {

  private final RobotVerdicts verdicts;
  private final IdentityHashMap<RememberedClick, Click> pending = new IdentityHashMap<>();

  PendingVerdicts(VisitCutter cutter) {
    this.verdicts = new RobotVerdicts(cutter);
  }

  /** Keeps a click for the stretch that it is remembered in. */
  void add(RememberedClick remembered, Click click) {
    pending.put(remembered, click);
  }

  /** Hands out those clicks of a whole stretch, ordered by time, that have been kept for it. */
  void giveTo(List<RememberedClick> stretch, Consumer<Click> clicks) {
    IdentityHashMap<RememberedClick, String> found = verdicts.of(stretch);
    for (RememberedClick remembered : stretch) {
      Click click = pending.remove(remembered);
      if (click != null) {
        clicks.accept(judged(click, found.get(remembered)));
      }
    }
  }

  /** One that is in no visit: for want of room in the memory, or for being out of its reach. */
  static Click alone(Click click) {
    return judged(
        click, click.remark() == Remark.Subject.OVERFLOWED ? RobotBehaviour.OVERFLOW : null);
  }

  private static Click judged(Click click, @Nullable String verdict) {
    Enrichment enrichment = click.enrichment();
    return verdict == null || enrichment == null || enrichment.isBot()
        ? click
        : click.toBuilder().enrichment(enrichment.withBotIndicator(verdict)).build();
  }
}
