package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Enrichment;
import io.footfall.model.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Stretches of clicks that are over, to be cut into visits: some hundreds of visitors at a time, as
 * that many memories are asked for at once. Not for several threads at once.
 */
final class FinishedStretches {

  /** Visitors whose memories are asked for at once. */
  private static final int BATCH = 300;

  /** A stretch that is over, and whose it is. */
  private record Finished(String visitorId, List<RememberedClick> clicks) {}

  private final VisitCutter cutter;
  private final Function<Collection<String>, Map<String, byte[]>> memories;
  private final @Nullable PendingVerdicts verdicts;
  private final Consumer<Click> clicks;
  private final Consumer<Visit> visits;
  private final List<Finished> finished = new ArrayList<>();

  /**
   * To be handed on.
   *
   * @param verdicts of clicks that are stored without one; null where they are stored with it
   * @param clicks who gets those that have waited for a verdict
   */
  FinishedStretches(
      VisitCutter cutter,
      Function<Collection<String>, Map<String, byte[]>> memories,
      @Nullable PendingVerdicts verdicts,
      Consumer<Click> clicks,
      Consumer<Visit> visits) {
    this.cutter = cutter;
    this.memories = memories;
    this.verdicts = verdicts;
    this.clicks = clicks;
    this.visits = visits;
  }

  void add(String visitorId, List<RememberedClick> stretch) {
    finished.add(new Finished(visitorId, stretch));
    if (finished.size() >= BATCH) {
      draw();
    }
  }

  /** Hands on what has been added since the last time. */
  void draw() {
    Set<String> visitors = new HashSet<>();
    finished.forEach(stretch -> visitors.add(stretch.visitorId()));
    Map<String, byte[]> stored = visitors.isEmpty() ? Map.of() : memories.apply(visitors);
    for (Finished stretch : finished) {
      byte[] memory = stored.get(stretch.visitorId());
      long earliest =
          memory == null ? VisitorMemory.NEVER : VisitorMemoryCodec.fromBytes(memory).earliest();
      stretch.clicks().sort(RememberedClick.BY_TIME);
      if (verdicts != null) {
        verdicts.giveTo(stretch.clicks(), clicks);
      }
      draw(stretch, earliest);
    }
    finished.clear();
  }

  private void draw(Finished stretch, long earliestEver) {
    List<RememberedClick> inOrder = stretch.clicks();
    long earliest = Math.min(earliestEver, inOrder.get(0).occurredAt());
    String behaviour = verdicts == null ? storedBehaviour(inOrder) : cutter.behaviourOf(inOrder);
    cutter.cut(
        inOrder,
        cut ->
            visits.accept(
                VisitBuilder.build(
                    stretch.visitorId(), cut, cut.get(0).occurredAt() == earliest, behaviour)));
  }

  /**
   * Whether a robot walked is taken from the verdicts as stored, whatever the rules say by now;
   * only what to call it is looked up again, as the first verdict may have been given for less.
   */
  private @Nullable String storedBehaviour(List<RememberedClick> stretch) {
    for (RememberedClick click : stretch) {
      String indicator = click.circumstances().botIndicator();
      if (RobotBehaviour.isOne(indicator)) {
        String now = cutter.behaviourOf(stretch);
        return now == null ? Enrichment.earlyVerdict(indicator) : now;
      }
    }
    return null;
  }
}
