package io.footfall.visits;

import static io.footfall.testing.Clicks.MINUTE;
import static io.footfall.testing.Clicks.NOON;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.footfall.model.Click;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.Order;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.testing.Clicks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Visits as they come out of the follower, which gives the builder its clicks. */
class VisitBuilderTest {

  @Test
  void aPageIsLookedAtUntilTheNextIsShown() {
    Visit visit =
        visit(
            Clicks.view(1, NOON),
            Clicks.click(2, NOON + 2_000, EventType.ADD_TO_CART),
            Clicks.view(3, NOON + 5_000));
    assertThat(
        visit.stays(),
        contains(new PageStay("/1", NOON, 5_000L), new PageStay("/3", NOON + 5_000, null)));
    assertThat(visit.entryUrl(), is("/1"));
    assertThat(visit.exitUrl(), is("/3"));
  }

  @Test
  void theLastPageIsLookedAtUntilTheLastSignOfLife() {
    Visit visit = visit(Clicks.view(1, NOON), Clicks.click(2, NOON + 15_000, EventType.PAGE_PING));
    assertThat(visit.stays(), contains(new PageStay("/1", NOON, 15_000L)));
    assertThat(visit.views(), is(1));
    assertThat(visit.events(), is(2));
  }

  @Test
  void aVisitWithoutViewsHasNoPages() {
    Visit visit = visit(Clicks.click(1, NOON, EventType.EMAIL_OPT_OUT));
    assertThat(visit.stays(), is(empty()));
    assertThat(visit.entryUrl(), is(nullValue()));
    assertThat(visit.bounced(), is(true));
  }

  @Test
  void aPauseCountsAsEngagedUpToAMinute() {
    Visit visit = visit(Clicks.view(1, NOON), Clicks.view(2, NOON + 5 * MINUTE));
    assertThat(visit.engagedMillis(), is(MINUTE));
    assertThat(visit.lengthMillis(), is(5 * MINUTE));
  }

  @Test
  void tenSecondsTwoViewsOrAPurchaseAreEngaged() {
    assertThat(visit(Clicks.view(1, NOON)).engaged(), is(false));
    assertThat(visit(Clicks.view(1, NOON), Clicks.view(2, NOON + 1)).engaged(), is(true));
    assertThat(visit(Clicks.view(1, NOON), ping(2, NOON + 9_999)).engaged(), is(false));
    assertThat(visit(Clicks.view(1, NOON), ping(2, NOON + 10_000)).engaged(), is(true));
    assertThat(visit(Clicks.click(1, NOON, EventType.PURCHASE)).engaged(), is(true));
  }

  @Test
  void anOrderCountsOnceAndARefundAgainstIt() {
    Visit visit =
        visit(
            order(1, NOON, EventType.PURCHASE, "a", 1_000),
            order(2, NOON + 1, EventType.PURCHASE, "a", 1_000),
            order(3, NOON + 2, EventType.PURCHASE, "b", 500),
            order(4, NOON + 3, EventType.REFUND, "a", 300),
            order(5, NOON + 4, EventType.REFUND, "c", -100),
            order(6, NOON + 5, EventType.PAGE_VIEW, "d", 9_999));
    assertThat(
        visit.orders().stream().map(order -> order.order().id()).toList(),
        contains("a", "b", "a", "c"));
    assertThat(visit.revenueByCurrency(), is(Map.of("EUR", 1_100L)));
    assertThat(visit.converted(), is(true));
  }

  @Test
  void theFunnelStepIsTheFurthest() {
    assertThat(visit(Clicks.view(1, NOON)).reached(), is(FunnelStep.ARRIVAL));
    assertThat(
        visit(
                Clicks.click(1, NOON, EventType.CHECKOUT_STEP),
                Clicks.click(2, NOON + 1, EventType.PRODUCT_VIEW))
            .reached(),
        is(FunnelStep.CHECKOUT));
  }

  @Test
  void aLoginNamesTheWholeVisit() {
    Visit visit =
        visit(
            Clicks.view(1, NOON),
            Clicks.view(2, NOON + 1).toBuilder().userId("u-1").build(),
            Clicks.view(3, NOON + 2).toBuilder().userId("u-2").build(),
            Clicks.view(4, NOON + 3));
    assertThat(visit.userId(), is("u-2"));
  }

  private static Click ping(int number, long at) {
    return Clicks.click(number, at, EventType.PAGE_PING);
  }

  private static Click order(int number, long at, EventType type, String id, long total) {
    return Clicks.click(number, at, type).toBuilder().order(new Order(id, total, "EUR")).build();
  }

  private static Visit visit(Click... clicks) {
    List<Visit> visits = new ArrayList<>();
    new VisitorFollower(Clicks.slice(1), VisitRules.defaults())
        .follow(
            "v",
            VisitorMemory.EMPTY,
            List.of(clicks),
            finding -> {
              if (finding instanceof VisitChange change) {
                visits.add(change.after());
              }
            });
    assertThat(visits.size(), is(1));
    return visits.get(0);
  }
}
