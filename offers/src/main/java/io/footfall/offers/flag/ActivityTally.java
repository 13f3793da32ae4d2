package io.footfall.offers.flag;

import io.footfall.offers.model.FrequencyRule;
import io.footfall.offers.model.Span;
import io.footfall.offers.model.Verdict;
import io.footfall.offers.model.VisitSummary;
import io.footfall.offers.model.VisitorActivity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Comes in: visits of many visitors, in any order. Goes out: an activity for each visitor of whom a
 * visit began within the rule's days. Holds two numbers a visit, and forgets nothing until it is
 * asked.
 */
final class ActivityTally {

  private static final int FIRST_SPANS = 4;

  private final FrequencyRule rule;
  private final long fromMillis;
  private final long toMillis;
  private final Map<String, Visitor> visitors = new HashMap<>();

  /**
   * @param asOfMillis visits that began then or later are not looked at
   */
  ActivityTally(FrequencyRule rule, long asOfMillis) {
    this.rule = rule;
    this.fromMillis = rule.fromMillis(asOfMillis);
    this.toMillis = asOfMillis;
  }

  void add(VisitSummary visit) {
    if (visit.startedAt() >= fromMillis && visit.startedAt() < toMillis) {
      visitors.computeIfAbsent(visit.visitorId(), id -> new Visitor()).add(visit);
    }
  }

  void forEach(Consumer<VisitorActivity> receiver) {
    visitors.forEach((visitorId, visitor) -> receiver.accept(activityOf(visitorId, visitor)));
  }

  private VisitorActivity activityOf(String visitorId, Visitor visitor) {
    Verdict verdict = verdictOn(visitor);
    return new VisitorActivity(
        visitorId,
        visitor.visits,
        visitor.engagedMillis,
        visitor.converted,
        verdict,
        verdict == null ? visitor.spans() : List.of());
  }

  private @Nullable Verdict verdictOn(Visitor visitor) {
    if (visitor.visits == 0) {
      return Verdict.ROBOT;
    }
    if (visitor.visits < rule.visits()) {
      return Verdict.TOO_FEW_VISITS;
    }
    if (visitor.engagedMillis < rule.minEngaged().toMillis()) {
      return Verdict.TOO_LITTLE_ENGAGED;
    }
    return rule.withoutPurchase() && visitor.converted ? Verdict.HAS_BOUGHT : null;
  }

  /** One visitor's visits, those of robots left out. */
  private static final class Visitor {
    private int visits;
    private long engagedMillis;
    private boolean converted;
    private long[] bounds = new long[2 * FIRST_SPANS];

    void add(VisitSummary visit) {
      if (visit.robot()) {
        return;
      }
      if (2 * visits == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      }
      bounds[2 * visits] = visit.startedAt();
      bounds[2 * visits + 1] = visit.endedAt();
      visits++;
      engagedMillis += visit.engagedMillis();
      converted |= visit.converted();
    }

    List<Span> spans() {
      return IntStream.range(0, visits)
          .mapToObj(i -> new Span(bounds[2 * i], bounds[2 * i + 1]))
          .sorted(Comparator.comparingLong(Span::fromMillis))
          .toList();
    }
  }
}
