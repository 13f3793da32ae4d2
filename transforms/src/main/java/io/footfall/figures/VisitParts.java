package io.footfall.figures;

import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.Visit;
import io.footfall.model.VisitOrder;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What the parts of a visit count for, the same among all visits and within a segment, each in the
 * tally that is found for it.
 */
final class VisitParts {

  private VisitParts() {}

  /** Steps of the funnel that were reached. */
  static void countSteps(CountedVisits visits, BiFunction<FunnelStep, Long, TallyBuilder> tallies) {
    for (FunnelStep step : FunnelStep.values()) {
      int reached = 0;
      for (CountedVisit counted : visits.sides()) {
        reached += step.compareTo(counted.visit().reached()) <= 0 ? counted.sign() : 0;
      }
      if (reached != 0) {
        tallies.apply(step, visits.any().startedAt()).add(Measure.VISITS, reached);
      }
    }
  }

  /** Looks at pages. */
  static void countPages(CountedVisit counted, Function<PageStay, TallyBuilder> tallies) {
    Visit visit = counted.visit();
    int sign = counted.sign();
    int last = visit.stays().size() - 1;
    for (int i = counted.fromStay(); i <= last; i++) {
      PageStay stay = visit.stays().get(i);
      if (stay.url().isEmpty()) {
        continue;
      }
      TallyBuilder page = tallies.apply(stay);
      if (stay.dwellMillis() != null) {
        page.add(Measure.DWELLS, sign);
        page.add(Measure.DWELL_MILLIS, sign * stay.dwellMillis());
        page.addDuration(stay.dwellMillis(), sign);
      }
      page.add(Measure.ENTRIES, i == 0 ? sign : 0);
      page.add(Measure.EXITS, i == last ? sign : 0);
    }
  }

  /** An order, in the tally of its currency. */
  static void countOrder(VisitOrder order, int sign, TallyBuilder revenue) {
    revenue.add(countOf(order), sign);
    revenue.add(Measure.REVENUE_MINOR, sign * order.revenueMinor());
  }

  static Measure countOf(VisitOrder order) {
    return order.refund() ? Measure.REFUNDS : Measure.ORDERS;
  }
}
