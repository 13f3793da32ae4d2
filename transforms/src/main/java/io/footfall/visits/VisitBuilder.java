package io.footfall.visits;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
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

  private final List<PageStay> stays = new ArrayList<>();
  private final List<VisitOrder> orders = new ArrayList<>();
  private final List<VisitItem> items = new ArrayList<>();
  private final Set<String> orderIds = new HashSet<>();
  private long engagedMillis;
  private FunnelStep reached = FunnelStep.ARRIVAL;
  private @Nullable String userId;
  private @Nullable String country;
  private @Nullable String city;
  private @Nullable Device device;
  private @Nullable Demographics demographics;
  private @Nullable String botIndicator;
  private @Nullable String url;
  private long shownAt;
  private long previousAt;

  private VisitBuilder(long startedAt) {
    previousAt = startedAt;
  }

  /**
   * The visit that these clicks are, at least one.
   *
   * @param behaviour what gives a robot away that says nothing of itself; null where nothing does
   */
  static Visit build(
      String visitorId, List<RememberedClick> clicks, boolean first, @Nullable String behaviour) {
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
        visit.items,
        visit.engagedMillis,
        visit.reached,
        start.circumstances().source(),
        visit.country,
        visit.city,
        visit.device,
        visit.demographics,
        first,
        visit.botIndicator == null ? behaviour : visit.botIndicator);
  }

  private void add(RememberedClick click) {
    engagedMillis += Math.min(click.occurredAt() - previousAt, Visit.ATTENTION_MILLIS);
    previousAt = click.occurredAt();
    FunnelStep step = FunnelStep.of(click.type());
    if (step.compareTo(reached) > 0) {
      reached = step;
    }
    addCircumstances(click.circumstances());
    addOrder(click);
    addItems(click);
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
    city = city == null ? circumstances.city() : city;
    device = device == null ? circumstances.device() : device;
    demographics = demographics == null ? circumstances.demographics() : demographics;
    if (botIndicator == null && !RobotBehaviour.isOne(circumstances.botIndicator())) {
      botIndicator = circumstances.botIndicator();
    }
  }

  private void addOrder(RememberedClick click) {
    boolean refund = click.type() == EventType.REFUND;
    if (click.order() != null
        && orderIds.add((refund ? "refund " : "purchase ") + click.order().id())) {
      orders.add(new VisitOrder(click.order(), click.occurredAt(), refund));
    }
  }

  private void addItems(RememberedClick click) {
    if (click.product() != null && click.type() != EventType.SEARCH) {
      items.add(new VisitItem(click.type(), click.product(), click.occurredAt()));
    }
    if (click.searchTerm() != null && click.type() == EventType.SEARCH) {
      items.add(new VisitItem(EventType.SEARCH, click.searchTerm(), click.occurredAt()));
    }
  }

  private void leaveLastPage() {
    if (url != null) {
      stays.add(new PageStay(url, shownAt, previousAt > shownAt ? previousAt - shownAt : null));
    }
  }
}
