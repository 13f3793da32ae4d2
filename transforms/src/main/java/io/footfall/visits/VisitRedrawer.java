package io.footfall.visits;

import io.footfall.model.Click;
import io.footfall.model.RecordPosition;
import io.footfall.model.Remark;
import io.footfall.model.Visit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  private final VisitRules rules;
  private final VisitCutter cutter;
  private final ContentHash contentHash = new ContentHash();
  private final ClickHistory history;
  private final Function<Collection<String>, Map<String, byte[]>> memories;
  private final ToLongFunction<RecordPosition> sliceOf;

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
    FinishedStretches finished = new FinishedStretches(cutter, memories, verdicts, clicks, visits);
    OpenStretches stretches = new OpenStretches(rules, finished::add);
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
    addEndings(stretches, toMillis);
    stretches.close();
    finished.draw();
  }

  /** The clicks from that moment on of the stretches that go on after it. */
  private void addEndings(OpenStretches stretches, long moment) {
    long readTo = moment;
    while (stretches.endMillis() > readTo) {
      long end = stretches.endMillis();
      for (Click click : history.between(readTo, end)) {
        if (isInVisit(click) && stretches.isOpen(click.visitorId(), click.occurredAt())) {
          stretches.add(click.visitorId(), remember(click));
        }
      }
      readTo = end;
    }
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
