package io.footfall.figures;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
import io.footfall.model.FunnelStep;
import io.footfall.model.PageStay;
import io.footfall.model.TrafficSource;
import io.footfall.model.Visit;
import io.footfall.model.VisitChange;
import io.footfall.model.VisitOrder;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a changed visit counts for: its former self is taken off, its present one is put on, each at
 * the time when the visit began; looks at pages and orders at their own time. A robot's visit is
 * counted as such in the total and nowhere else. Visitors are counted by clicks, or in {@link
 * AttendanceFigures}: not visit by visit, as several of a day are one visitor's.
 */
final class VisitFigures implements FigureRule<VisitChange> {

  /** What brought the visit: no click says so, a late one may change it. */
  static final List<Breakdown<TrafficSource>> OF_SOURCES =
      List.of(
          new Breakdown<>(FigureKind.CHANNEL, TrafficSource::channel),
          new Breakdown<>(FigureKind.SOURCE, source -> source.source() + " / " + source.medium()),
          new Breakdown<>(FigureKind.CAMPAIGN, TrafficSource::campaign));

  private static final List<Breakdown<Visit>> BREAKDOWNS =
      Stream.concat(
              Stream.<Breakdown<Visit>>of(
                  new Breakdown<>(FigureKind.TOTAL, visit -> ""),
                  new Breakdown<>(FigureKind.COUNTRY, Visit::country),
                  new Breakdown<>(
                      FigureKind.DEVICE, visit -> of(visit.device(), ClickFigures::deviceClass)),
                  new Breakdown<>(FigureKind.BROWSER, visit -> of(visit.device(), Device::browser)),
                  new Breakdown<>(
                      FigureKind.OPERATING_SYSTEM, visit -> of(visit.device(), Device::os)),
                  new Breakdown<>(
                      FigureKind.AGE_BAND,
                      visit -> of(visit.demographics(), Demographics::ageBand)),
                  new Breakdown<>(
                      FigureKind.GENDER, visit -> of(visit.demographics(), Demographics::gender))),
              OF_SOURCES.stream().map(VisitFigures::ofVisits))
          .toList();

  @Override
  public void count(VisitChange change, FigureSheet sheet) {
    for (CountedVisit counted : CountedVisit.of(change)) {
      count(counted, sheet);
    }
  }

  private static void count(CountedVisit counted, FigureSheet sheet) {
    Visit visit = counted.visit();
    int sign = counted.sign();
    long at = visit.startedAt();
    if (visit.isBot()) {
      sheet.at(FigureKind.TOTAL, at, "").add(Measure.BOT_VISITS, sign);
      sheet.at(FigureKind.BOT, at, visit.botIndicator()).add(Measure.BOT_VISITS, sign);
      return;
    }
    for (Breakdown<Visit> breakdown : BREAKDOWNS) {
      String name = breakdown.name().apply(visit);
      if (name != null) {
        countVisit(visit, sign, sheet.at(breakdown.kind(), at, name));
      }
    }
    List<Audience> audiences = sheet.counts(FigureKind.AUDIENCE) ? audiencesOf(visit) : List.of();
    for (Audience audience : audiences) {
      countVisit(visit, sign, sheet.at(FigureKind.AUDIENCE, at, audience.toString()));
    }
    for (FunnelStep step : FunnelStep.values()) {
      if (step.compareTo(visit.reached()) <= 0) {
        sheet.at(FigureKind.FUNNEL_STEP, at, step.wireName()).add(Measure.VISITS, sign);
      }
    }
    countPages(counted, stay -> sheet.at(FigureKind.PAGE, stay.startedAt(), stay.url()));
    countViewsBySource(counted, audiences, sheet);
    for (VisitOrder order : visit.orders()) {
      countOrder(order, sign, sheet.at(FigureKind.CURRENCY, order.at(), order.order().currency()));
      sheet.at(FigureKind.TOTAL, order.at(), "").add(countOf(order), sign);
    }
    if (sheet.counts(FigureKind.SEGMENT)) {
      SegmentFigures.count(counted, sheet);
    }
  }

  private static void countVisit(Visit visit, int sign, TallyBuilder tally) {
    tally.add(Measure.VISITS, sign);
    tally.add(Measure.FIRST_VISITS, visit.first() ? sign : 0);
    tally.add(Measure.ENGAGED_VISITS, visit.engaged() ? sign : 0);
    tally.add(Measure.CONVERTED_VISITS, visit.converted() ? sign : 0);
    tally.add(Measure.VISIT_MILLIS, sign * visit.lengthMillis());
    tally.add(Measure.ENGAGED_MILLIS, sign * visit.engagedMillis());
    tally.addDuration(visit.lengthMillis(), sign);
  }

  /** Views of what a visit alone has; by country, device and so on clicks are counted. */
  private static void countViewsBySource(
      CountedVisit counted, List<Audience> audiences, FigureSheet sheet) {
    Visit visit = counted.visit();
    List<PageStay> stays = visit.stays();
    for (PageStay stay : stays.subList(counted.fromStay(), stays.size())) {
      for (Breakdown<TrafficSource> breakdown : OF_SOURCES) {
        String name = of(visit.source(), breakdown.name());
        if (name != null) {
          sheet.at(breakdown.kind(), stay.startedAt(), name).add(Measure.VIEWS, counted.sign());
        }
      }
      for (Audience audience : audiences) {
        if (audience.channel() != null) {
          sheet
              .at(FigureKind.AUDIENCE, stay.startedAt(), audience.toString())
              .add(Measure.VIEWS, counted.sign());
        }
      }
    }
  }

  /** Those of two parts and of three. */
  private static List<Audience> audiencesOf(Visit visit) {
    Audience all = audienceOf(visit);
    return Stream.of(
            new Audience(all.country(), all.device(), null),
            new Audience(all.country(), null, all.channel()),
            new Audience(null, all.device(), all.channel()),
            all)
        .filter(audience -> audience.kinds().size() > 1)
        .distinct()
        .toList();
  }

  /** Of all that is known of the visit. */
  static Audience audienceOf(Visit visit) {
    return new Audience(
        visit.country(),
        of(visit.device(), ClickFigures::deviceClass),
        of(visit.source(), TrafficSource::channel));
  }

  /** Looks at pages, each in the tally that the function finds for it. */
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

  private static Measure countOf(VisitOrder order) {
    return order.refund() ? Measure.REFUNDS : Measure.ORDERS;
  }

  private static Breakdown<Visit> ofVisits(Breakdown<TrafficSource> breakdown) {
    return new Breakdown<>(breakdown.kind(), visit -> of(visit.source(), breakdown.name()));
  }

  private static <P> @Nullable String of(@Nullable P part, Function<P, @Nullable String> name) {
    return part == null ? null : name.apply(part);
  }
}
