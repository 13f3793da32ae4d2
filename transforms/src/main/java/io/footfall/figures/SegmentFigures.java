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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a person's visit counts for in the segments that it belongs to: those of its country, its
 * device and its channel. All of it is counted by visits, which a late click corrects, also what is
 * otherwise counted by clicks; so clicks that belong to no visit are left out, and nobody is told
 * apart.
 *
 * <p>By one of country, device and channel at a time. By all of them together almost every look at
 * a page would have a figure of its own, to be read, merged, written and indexed.
 */
final class SegmentFigures {

  /** What makes a segment; each is broken down by the other two as well. */
  private static final List<Breakdown<Visit>> SEGMENTS =
      List.of(
          new Breakdown<>(FigureKind.COUNTRY, Visit::country),
          new Breakdown<>(
              FigureKind.DEVICE,
              visit -> of(visit.device(), d -> ClickFigures.wireName(d.deviceClass()))),
          new Breakdown<>(FigureKind.CHANNEL, visit -> of(visit.source(), TrafficSource::channel)));

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

  /** Puts the visit on, or takes it off with a sign of -1. */
  static void count(Visit visit, int sign, FigureSheet sheet) {
    for (Breakdown<Visit> by : SEGMENTS) {
      String name = by.name().apply(visit);
      if (name != null) {
        new Segment(SegmentName.segment(by.kind(), name), visit, sign, sheet).count(by.kind());
      }
    }
  }

  private record Segment(String name, Visit visit, int sign, FigureSheet sheet) {

    void count(FigureKind by) {
      List<Breakdown<Visit>> others = new ArrayList<>(WITHIN);
      SEGMENTS.stream().filter(other -> other.kind() != by).forEach(others::add);
      for (Breakdown<Visit> other : others) {
        String within = other.name().apply(visit);
        if (within != null) {
          countVisit(at(other.kind(), visit.startedAt(), within));
        }
      }
      for (FunnelStep step : FunnelStep.values()) {
        if (step.compareTo(visit.reached()) <= 0) {
          at(FigureKind.FUNNEL_STEP, visit.startedAt(), step.wireName()).add(Measure.VISITS, sign);
        }
      }
      VisitFigures.countPages(visit, sign, this::viewedPage);
      for (VisitItem item : visit.items()) {
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
      return sheet.at(FigureKind.SEGMENT, moment, new SegmentName(name, kind, within).toString());
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
