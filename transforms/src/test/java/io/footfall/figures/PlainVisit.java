package io.footfall.figures;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
import io.footfall.model.VisitOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A visit of the model: every part of it by a look of its own at all of the visit's clicks. */
final class PlainVisit {

  private PlainVisit() {}

  /** The visit that these clicks are, in the order of time. */
  static Visit of(
      String visitorId, List<Click> clicks, boolean first, @Nullable String botIndicator) {
    Click start = clicks.get(0);
    Click end = clicks.get(clicks.size() - 1);
    return new Visit(
        visitorId,
        lastOf(clicks, Click::userId),
        start.occurredAt(),
        end.occurredAt(),
        clicks.size(),
        staysOf(clicks),
        ordersOf(clicks),
        itemsOf(clicks),
        engagedMillisOf(clicks),
        clicks.stream()
            .map(click -> FunnelStep.of(click.eventType()))
            .max(FunnelStep::compareTo)
            .orElseThrow(),
        start.enrichment().trafficSource(),
        firstOf(clicks, click -> click.geo() == null ? null : click.geo().country()),
        firstOf(clicks, click -> click.geo() == null ? null : click.geo().city()),
        start.enrichment().device(),
        firstOf(clicks, Click::demographics),
        first,
        botIndicator);
  }

  static <T> @Nullable T firstOf(List<Click> clicks, Function<Click, @Nullable T> part) {
    return clicks.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
  }

  private static <T> @Nullable T lastOf(List<Click> clicks, Function<Click, @Nullable T> part) {
    return clicks.stream()
        .map(part)
        .filter(Objects::nonNull)
        .reduce((one, next) -> next)
        .orElse(null);
  }

  /** Until the next page; the last one until the last sign of life on it, if there was any. */
  private static List<PageStay> staysOf(List<Click> clicks) {
    long endedAt = clicks.get(clicks.size() - 1).occurredAt();
    List<Click> views = clicks.stream().filter(click -> click.eventType().isView()).toList();
    List<PageStay> stays = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      Click view = views.get(i);
      boolean last = i == views.size() - 1;
      long until = last ? endedAt : views.get(i + 1).occurredAt();
      Long dwell = last && until == view.occurredAt() ? null : until - view.occurredAt();
      String url = view.page() == null ? "" : view.page().figureName();
      stays.add(new PageStay(url, view.occurredAt(), dwell));
    }
    return stays;
  }

  private static List<VisitOrder> ordersOf(List<Click> clicks) {
    Set<String> seen = new HashSet<>();
    List<VisitOrder> orders = new ArrayList<>();
    for (Click click : clicks) {
      if (click.order() != null && seen.add(click.eventType() + click.order().id())) {
        boolean refund = click.eventType() == EventType.REFUND;
        orders.add(new VisitOrder(click.order(), click.occurredAt(), refund));
      }
    }
    return orders;
  }

  private static List<VisitItem> itemsOf(List<Click> clicks) {
    List<VisitItem> items = new ArrayList<>();
    for (Click click : clicks) {
      if (click.eventType() == EventType.SEARCH) {
        if (click.searchTerm() != null) {
          String term = click.searchTerm().toLowerCase(Locale.ROOT);
          items.add(new VisitItem(EventType.SEARCH, term, click.occurredAt()));
        }
      } else if (click.product() != null) {
        items.add(new VisitItem(click.eventType(), click.product().id(), click.occurredAt()));
      }
    }
    return items;
  }

  private static long engagedMillisOf(List<Click> clicks) {
    long engaged = 0;
    for (int i = 1; i < clicks.size(); i++) {
      long pause = clicks.get(i).occurredAt() - clicks.get(i - 1).occurredAt();
      engaged += Math.min(60_000, pause);
    }
    return engaged;
  }
}
