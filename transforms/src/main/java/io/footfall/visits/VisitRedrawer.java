package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.Enrichment;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Draws the visits of a bucket's visitors again, from the stored clicks alone. They are what
 * following the visitors slice by slice came to: stretches and cuts depend on the clicks and the
 * rules, clicks that belong to no visit say so themselves ({@link Click#remark}), and whether a
 * visit is its visitor's first is asked of what is remembered of him, which knows his earliest
 * click even when the click itself is gone.
 *
 * <p>Reads beyond both ends of the time asked for, as far as visits reach and no further. Not for
 * several threads at once.
 */
public final class VisitRedrawer {

  /** Visitors whose memories are asked for at once. */
  private static final int BATCH = 300;

  /** A stretch that is over, and whose it is. */
  private record Finished(String visitorId, List<RememberedClick> clicks) {}

  private final VisitRules rules;
  private final VisitCutter cutter;
  private final ContentHash contentHash = new ContentHash();
  private final ClickHistory history;
  private final Function<Collection<String>, Map<String, byte[]>> memories;
  private final ToLongFunction<RecordPosition> sliceOf;
  private final List<Finished> finished = new ArrayList<>();

  /** Of clicks that are stored without one; null where they are stored with it. */
  private final @Nullable PendingVerdicts verdicts;

  private VisitRedrawer(
      VisitRules rules,
      ClickHistory history,
      Function<Collection<String>, Map<String, byte[]>> memories,
      ToLongFunction<RecordPosition> sliceOf,
      boolean isJudging) {
    this.rules = rules;
    this.cutter = new VisitCutter(rules);
    this.history = history;
    this.memories = memories;
    this.sliceOf = sliceOf;
    this.verdicts = isJudging ? new PendingVerdicts(cutter) : null;
  }

  /**
   * By those rules, from that history of a bucket.
   *
   * @param memories what {@link VisitorStore.Session#load} gives for visitors of the bucket
   */
  public static VisitRedrawer of(
      VisitRules rules,
      ClickHistory history,
      Function<Collection<String>, Map<String, byte[]>> memories) {
    return new VisitRedrawer(rules, history, memories, position -> 0, false);
  }

  /**
   * The same for clicks that are stored without a verdict on what they do: they are handed out with
   * the one that they have got when they came in by these slices.
   */
  public VisitRedrawer judging(ToLongFunction<RecordPosition> slices) {
    return new VisitRedrawer(rules, history, memories, slices, true);
  }

  /**
   * Hands out the clicks of that time, each once, and the visits of every stretch of clicks that
   * has one in it, each whole and once; some of these visits may lie before or after that time.
   *
   * @param fromMillis inclusive
   * @param toMillis exclusive
   */
  public void redraw(
      long fromMillis, long toMillis, Consumer<Click> clicks, Consumer<Visit> visits) {
    OpenStretches stretches =
        new OpenStretches(
            rules,
            (visitorId, stretch) -> {
              finished.add(new Finished(visitorId, stretch));
              if (finished.size() >= BATCH) {
                drawFinished(clicks, visits);
              }
            });
    for (Click click : beginningsBefore(fromMillis)) {
      stretches.add(click.visitorId(), remember(click));
    }
    for (Click click : history.between(fromMillis, toMillis)) {
      RememberedClick remembered = isInVisit(click) ? remember(click) : null;
      if (verdicts == null) {
        clicks.accept(click);
      } else if (remembered == null) {
        clicks.accept(PendingVerdicts.alone(click));
      } else {
        verdicts.add(remembered, click);
      }
      if (remembered != null) {
        stretches.add(click.visitorId(), remembered);
      }
    }
    long readTo = toMillis;
    while (stretches.endMillis() > readTo) {
      long end = stretches.endMillis();
      for (Click click : history.between(readTo, end)) {
        if (isInVisit(click) && stretches.isOpen(click.visitorId(), click.occurredAt())) {
          stretches.add(click.visitorId(), remember(click));
        }
      }
      readTo = end;
    }
    stretches.close();
    drawFinished(clicks, visits);
  }

  /**
   * The clicks before that moment of the stretches that go on after it, in the order of time. They
   * are looked for backwards, from those who have a click within a silence after it.
   */
  private List<Click> beginningsBefore(long moment) {
    long silence = rules.silence().toMillis();
    StretchBeginnings beginnings = new StretchBeginnings(silence);
    for (Click click : history.between(moment, moment + silence)) {
      if (isInVisit(click)) {
        beginnings.expect(click);
      }
    }
    long readFrom = moment;
    while (beginnings.reachMillis() < readFrom) {
      long start = beginnings.reachMillis();
      List<Click> earlier = new ArrayList<>();
      for (Click click : history.between(start, readFrom)) {
        if (isInVisit(click) && beginnings.isExpected(click.visitorId())) {
          earlier.add(click);
        }
      }
      for (int i = earlier.size() - 1; i >= 0; i--) {
        beginnings.meet(earlier.get(i));
      }
      readFrom = start;
    }
    return beginnings.inOrder();
  }

  private void drawFinished(Consumer<Click> clicks, Consumer<Visit> visits) {
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
      draw(stretch, earliest, visits);
    }
    finished.clear();
  }

  private void draw(Finished stretch, long earliestEver, Consumer<Visit> visits) {
    List<RememberedClick> clicks = stretch.clicks();
    long earliest = Math.min(earliestEver, clicks.get(0).occurredAt());
    String behaviour = verdicts == null ? storedBehaviour(clicks) : cutter.behaviourOf(clicks);
    cutter.cut(
        clicks,
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

  private static boolean isInVisit(Click click) {
    return click.remark() == null || click.remark().isRemembered();
  }

  private RememberedClick remember(Click click) {
    return RememberedClick.of(
        click,
        Objects.requireNonNullElse(click.originalId(), click.eventId()),
        contentHash.of(click),
        sliceOf.applyAsLong(click.position()),
        click.receivedAt(),
        false,
        click.remark() == Remark.Subject.FILLED);
  }
}
