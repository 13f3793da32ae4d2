package io.footfall.figures;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.EventType;
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

  /** Counts the visits; where no part of their segment is known they have none. */
  static void count(CountedVisits visits, FigureSheet sheet) {
    Audience audience = VisitFigures.audienceOf(visits.any());
    if (!audience.kinds().isEmpty()) {
      new Segment(audience.toString(), visits, sheet).count();
    }
  }

  private record Segment(String audience, CountedVisits visits, FigureSheet sheet) {

    void count() {
      for (Breakdown<Visit> breakdown : WITHIN) {
        for (CountedVisit counted : visits.sides()) {
          String within = breakdown.name().apply(counted.visit());
          if (within != null) {
            countVisit(counted, at(breakdown.kind(), counted.visit().startedAt(), within));
          }
        }
      }
      VisitParts.countSteps(
          visits, (step, moment) -> at(FigureKind.FUNNEL_STEP, moment, step.wireName()));
      for (CountedVisit counted : visits.sides()) {
        VisitParts.countPages(counted, stay -> viewedPage(stay, counted.sign()));
      }
      for (CountedVisit counted : visits.sides()) {
        counted.items().forEach(item -> countItem(item, counted.sign()));
      }
      for (CountedVisit counted : visits.sides()) {
        for (VisitOrder order : counted.visit().orders()) {
          String currency = order.order().currency();
          VisitParts.countOrder(
              order, counted.sign(), at(FigureKind.CURRENCY, order.at(), currency));
        }
      }
    }

    private TallyBuilder viewedPage(PageStay stay, int sign) {
      TallyBuilder page = at(FigureKind.PAGE, stay.startedAt(), stay.url());
      page.add(Measure.VIEWS, sign);
      return page;
    }

    private static void countVisit(CountedVisit counted, TallyBuilder tally) {
      Visit visit = counted.visit();
      int sign = counted.sign();
      tally.add(Measure.VISITS, sign);
      tally.add(Measure.ENGAGED_VISITS, visit.engaged() ? sign : 0);
      tally.add(Measure.CONVERTED_VISITS, visit.converted() ? sign : 0);
      tally.add(Measure.VIEWS, (long) sign * visit.views());
      tally.add(Measure.EVENTS, (long) sign * visit.events());
    }

    private void countItem(VisitItem item, int sign) {
      FigureKind kind = item.type() == EventType.SEARCH ? FigureKind.SEARCH : FigureKind.PRODUCT;
      TallyBuilder tally = at(kind, item.at(), item.name());
      tally.add(Measure.EVENTS, sign);
      Measure measure = ClickFigures.measureOf(item.type());
      if (measure != null) {
        tally.add(measure, sign);
      }
    }

    private TallyBuilder at(FigureKind kind, long moment, String within) {
      return sheet.at(FigureKind.SEGMENT, moment, SegmentName.text(audience, kind, within));
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
