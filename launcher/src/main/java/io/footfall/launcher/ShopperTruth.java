package io.footfall.launcher;

import io.footfall.generators.traffic.SentRecord;
import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.Product;
import io.footfall.model.Visit;
import io.footfall.offers.interest.Trail;
import io.footfall.offers.interest.TrailClick;
import io.footfall.offers.model.Span;
import io.footfall.offers.model.VisitSummary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the generated shoppers did, worked out the plain way from what was sent: one pass,
 * everything in memory, no store. For demos that end.
 */
final class ShopperTruth {

  private static final long VISIT_GAP_MILLIS = 30 * 60_000L;

  private record TrueClick(TrailClick click, boolean isRobots) {}

  private final Map<String, List<TrueClick>> clicks = new HashMap<>();

  /** Takes in a record that Kafka has acknowledged. */
  synchronized void add(SentRecord record) {
    if (!record.isToBeStored()) {
      return;
    }
    Click click = record.click();
    Product product = click.product();
    clicks
        .computeIfAbsent(click.visitorId(), visitor -> new ArrayList<>())
        .add(
            new TrueClick(
                new TrailClick(
                    click.occurredAt(),
                    click.visitorId(),
                    click.eventType(),
                    product == null ? null : product.id(),
                    product == null ? null : product.name(),
                    product == null ? null : product.category()),
                record.isDeclaredRobots()));
  }

  /** All visits: a visitor's clicks without half an hour of silence between any two. */
  synchronized List<VisitSummary> visits() {
    List<VisitSummary> visits = new ArrayList<>();
    for (List<TrueClick> all : clicks.values()) {
      all.sort(Comparator.comparingLong(each -> each.click().atMillis()));
      int first = 0;
      for (int i = 1; i <= all.size(); i++) {
        if (i == all.size() || pauseBefore(all, i) >= VISIT_GAP_MILLIS) {
          visits.add(visitOf(all.subList(first, i)));
          first = i;
        }
      }
    }
    return visits;
  }

  /** What the visitor did in those stretches of time. */
  synchronized Trail trailOf(String visitorId, List<Span> spans) {
    Trail trail = new Trail();
    clicks.get(visitorId).stream()
        .map(TrueClick::click)
        .filter(click -> spans.stream().anyMatch(span -> span.holds(click.atMillis())))
        .forEach(trail::add);
    return trail;
  }

  private static VisitSummary visitOf(List<TrueClick> clicks) {
    long engaged = 0;
    for (int i = 1; i < clicks.size(); i++) {
      engaged += Math.min(pauseBefore(clicks, i), Visit.ATTENTION_MILLIS);
    }
    TrailClick first = clicks.get(0).click();
    return new VisitSummary(
        first.visitorId(),
        first.atMillis(),
        clicks.get(clicks.size() - 1).click().atMillis(),
        engaged,
        clicks.stream().anyMatch(each -> each.click().type() == EventType.PURCHASE),
        clicks.stream().anyMatch(TrueClick::isRobots));
  }

  private static long pauseBefore(List<TrueClick> clicks, int i) {
    return clicks.get(i).click().atMillis() - clicks.get(i - 1).click().atMillis();
  }
}
