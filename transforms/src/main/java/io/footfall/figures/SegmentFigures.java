package io.footfall.figures;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.EventType;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitItem;
import io.footfall.model.VisitOrder;
import java.util.List;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a person's visit counts for in its segment: the visits of its country, device and channel,
 * by pages, products and whatever else a filter has to reach. All of it is counted by visits, which
 * a late click corrects, also what is otherwise counted by clicks; so clicks that belong to no
 * visit are left out, and nobody is told apart.
 *
 * <p>A visit has one segment, so a look at a page is counted once; the figures of a country alone
 * are the sum over its segments. What can't be summed up (visitors, the middle of lengths) is
 * counted under {@link FigureKind#AUDIENCE}.
 */
final class SegmentFigures {

  private static final List<Breakdown<Visit>> WITHIN =
      List.of(
          new Breakdown<>(FigureKind.CITY, SegmentFigures::city),
          new Breakdown<>(FigureKind.BROWSER, visit -> of(visit.device(), Device::browser)),
          new Breakdown<>(
              FigureKind.AGE_BAND, visit -> of(visit.demographics(), Demographics::ageBand)),
          new Breakdown<>(
              FigureKind.GENDER, visit -> of(visit.demographics(), Demographics::gender)),
          new Breakdown<>(
              FigureKind.CAMPAIGN, visit -> of(visit.source(), TrafficSource::campaign)));

  private SegmentFigures() {}

  /** Puts the visit on, or takes it off; one of which no part is known has no segment. */
  static void count(CountedVisit counted, FigureSheet sheet) {
    Audience audience = VisitFigures.audienceOf(counted.visit());
    if (!audience.kinds().isEmpty()) {
      new Segment(audience, counted.visit(), counted.sign(), counted, sheet).count();
    }
  }

  private record Segment(
      Audience audience, Visit visit, int sign, CountedVisit counted, FigureSheet sheet) {

    void count() {
      for (Breakdown<Visit> breakdown : WITHIN) {
        String within = breakdown.name().apply(visit);
        if (within != null) {
          countVisit(at(breakdown.kind(), visit.startedAt(), within));
        }
      }
      for (FunnelStep step : FunnelStep.values()) {
        if (step.compareTo(visit.reached()) <= 0) {
          at(FigureKind.FUNNEL_STEP, visit.startedAt(), step.wireName()).add(Measure.VISITS, sign);
        }
      }
      VisitFigures.countPages(counted, this::viewedPage);
      for (VisitItem item : visit.items().subList(counted.fromItem(), visit.items().size())) {
        countItem(item);
      }
      for (VisitOrder order : visit.orders()) {
        VisitFigures.countOrder(
            order, sign, at(FigureKind.CURRENCY, order.at(), order.order().currency()));
      }
    }

    private TallyBuilder viewedPage(PageStay stay) {
      TallyBuilder page = at(FigureKind.PAGE, stay.startedAt(), stay.url());
      page.add(Measure.VIEWS, sign);
      return page;
    }

    private void countVisit(TallyBuilder tally) {
      tally.add(Measure.VISITS, sign);
      tally.add(Measure.ENGAGED_VISITS, visit.engaged() ? sign : 0);
      tally.add(Measure.CONVERTED_VISITS, visit.converted() ? sign : 0);
      tally.add(Measure.VIEWS, (long) sign * visit.views());
      tally.add(Measure.EVENTS, (long) sign * visit.events());
    }

    private void countItem(VisitItem item) {
      FigureKind kind = item.type() == EventType.SEARCH ? FigureKind.SEARCH : FigureKind.PRODUCT;
      TallyBuilder tally = at(kind, item.at(), item.name());
      tally.add(Measure.EVENTS, sign);
      Measure measure = ClickFigures.measureOf(item.type());
      if (measure != null) {
        tally.add(measure, sign);
      }
    }

    private TallyBuilder at(FigureKind kind, long moment, String within) {
      return sheet.at(
          FigureKind.SEGMENT, moment, new SegmentName(audience, kind, within).toString());
    }
  }

  private static <P> @Nullable String of(@Nullable P part, Function<P, @Nullable String> name) {
    return part == null ? null : name.apply(part);
  }

  private static @Nullable String city(Visit visit) {
    return visit.city() == null
        ? null
        : (visit.country() == null ? "" : visit.country()) + "/" + visit.city();
  }
}
