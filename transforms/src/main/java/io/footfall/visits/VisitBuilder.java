package io.footfall.visits;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Makes a {@link Visit} of its clicks, taken in the order of time. Depends on nothing but them and
 * whether the visitor was seen before, so a visit that is drawn again is the same.
 */
final class VisitBuilder {

  /** The bot indicator of a visit that filled its visitor's memory. */
  static final String OVERFLOW = "overflow";

  private final List<PageStay> stays = new ArrayList<>();
  private final List<VisitOrder> orders = new ArrayList<>();
  private final Set<String> orderIds = new HashSet<>();
  private long engagedMillis;
  private FunnelStep reached = FunnelStep.ARRIVAL;
  private @Nullable String userId;
  private @Nullable String country;
  private @Nullable Device device;
  private @Nullable Demographics demographics;
  private @Nullable String botIndicator;
  private boolean filling;
  private @Nullable String url;
  private long shownAt;
  private long previousAt;

  private VisitBuilder(long startedAt) {
    previousAt = startedAt;
  }

  /** The visit that these clicks are, at least one. */
  static Visit build(String visitorId, List<RememberedClick> clicks, boolean first) {
    RememberedClick start = clicks.get(0);
    VisitBuilder visit = new VisitBuilder(start.occurredAt());
    for (RememberedClick click : clicks) {
      visit.add(click);
    }
    visit.leaveLastPage();
    return new Visit(
        visitorId,
        visit.userId,
        start.occurredAt(),
        visit.previousAt,
        clicks.size(),
        visit.stays,
        visit.orders,
        visit.engagedMillis,
        visit.reached,
        start.circumstances().source(),
        visit.country,
        visit.device,
        visit.demographics,
        first,
        visit.botIndicator == null && visit.filling ? OVERFLOW : visit.botIndicator);
  }

  private void add(RememberedClick click) {
    engagedMillis += Math.min(click.occurredAt() - previousAt, Visit.ATTENTION_MILLIS);
    previousAt = click.occurredAt();
    filling |= click.filling();
    FunnelStep step = FunnelStep.of(click.type());
    if (step.compareTo(reached) > 0) {
      reached = step;
    }
    addCircumstances(click.circumstances());
    addOrder(click);
    if (click.type().isView()) {
      if (url != null) {
        stays.add(new PageStay(url, shownAt, click.occurredAt() - shownAt));
      }
      url = click.url() == null ? "" : click.url();
      shownAt = click.occurredAt();
    }
  }

  private void addCircumstances(Circumstances circumstances) {
    userId = circumstances.userId() == null ? userId : circumstances.userId();
    country = country == null ? circumstances.country() : country;
    device = device == null ? circumstances.device() : device;
    demographics = demographics == null ? circumstances.demographics() : demographics;
    botIndicator = botIndicator == null ? circumstances.botIndicator() : botIndicator;
  }

  private void addOrder(RememberedClick click) {
    boolean refund = click.type() == EventType.REFUND;
    if (click.order() != null
        && orderIds.add((refund ? "refund " : "purchase ") + click.order().id())) {
      orders.add(new VisitOrder(click.order(), click.occurredAt(), refund));
    }
  }

  private void leaveLastPage() {
    if (url != null) {
      stays.add(new PageStay(url, shownAt, previousAt > shownAt ? previousAt - shownAt : null));
    }
  }
}
