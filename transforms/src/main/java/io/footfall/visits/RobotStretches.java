package io.footfall.visits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Tells the robots that say nothing of themselves, by the clicks alone. Comes in: clicks of one
 * visitor that are remembered, in any order. Goes out: each stretch of them without a silence, and
 * what gives a robot away in it. More clicks never take a verdict back.
 */
public final class RobotStretches {

  /** Takes a stretch in the order of time and its verdict, null for a person's. */
  @FunctionalInterface
  public interface Verdicts<T> extends BiConsumer<List<T>, @Nullable String> {}

  /** What gives away a click for which there was no room in its visitor's memory. */
  public static final String OVERFLOW = RobotBehaviour.OVERFLOW;

  private final VisitCutter cutter;

  private RobotStretches(VisitCutter cutter) {
    this.cutter = cutter;
  }

  /** With stretches that end, and are judged, by these rules. */
  public static RobotStretches by(VisitRules rules) {
    return new RobotStretches(new VisitCutter(rules));
  }

  /** Judges the clicks of one visitor. */
  public <T extends Step> void judge(List<T> clicks, Verdicts<T> verdicts) {
    List<T> inOrder = new ArrayList<>(clicks);
    inOrder.sort(Comparator.comparingLong(Step::occurredAt));
    for (List<T> stretch : cutter.stretches(inOrder)) {
      verdicts.accept(stretch, cutter.behaviourOf(stretch));
    }
  }
}
