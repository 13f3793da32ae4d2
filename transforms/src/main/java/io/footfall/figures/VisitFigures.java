package io.footfall.figures;

import io.footfall.model.Demographics;
import io.footfall.model.Device;
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
    for (CountedVisits visits : CountedVisits.of(change)) {
      if (visits.any().isBot()) {
        visits.sides().forEach(robot -> countRobot(robot, sheet));
      } else {
        countPersons(visits, sheet);
      }
    }
  }

  private static void countRobot(CountedVisit counted, FigureSheet sheet) {
    Visit visit = counted.visit();
    long at = visit.startedAt();
    sheet.at(FigureKind.TOTAL, at, "").add(Measure.BOT_VISITS, counted.sign());
    sheet.at(FigureKind.BOT, at, visit.botIndicator()).add(Measure.BOT_VISITS, counted.sign());
  }

  private static void countPersons(CountedVisits visits, FigureSheet sheet) {
    for (Breakdown<Visit> breakdown : BREAKDOWNS) {
      for (CountedVisit counted : visits.sides()) {
        Visit visit = counted.visit();
        String name = breakdown.name().apply(visit);
        if (name != null) {
          countVisit(counted, sheet.at(breakdown.kind(), visit.startedAt(), name));
        }
      }
    }
    VisitParts.countSteps(
        visits, (step, at) -> sheet.at(FigureKind.FUNNEL_STEP, at, step.wireName()));
    countViewsBySource(visits, sheet);
    if (sheet.counts(FigureKind.AUDIENCE)) {
      audiencesOf(visits.any()).forEach(audience -> countAudience(audience, visits, sheet));
    }
    for (CountedVisit counted : visits.sides()) {
      VisitParts.countPages(
          counted, stay -> sheet.at(FigureKind.PAGE, stay.startedAt(), stay.url()));
    }
    for (CountedVisit counted : visits.sides()) {
      for (VisitOrder order : counted.visit().orders()) {
        String currency = order.order().currency();
        VisitParts.countOrder(
            order, counted.sign(), sheet.at(FigureKind.CURRENCY, order.at(), currency));
        sheet.at(FigureKind.TOTAL, order.at(), "").add(VisitParts.countOf(order), counted.sign());
      }
    }
    if (sheet.counts(FigureKind.SEGMENT)) {
      SegmentFigures.count(visits, sheet);
    }
  }

  private static void countVisit(CountedVisit counted, TallyBuilder tally) {
    Visit visit = counted.visit();
    int sign = counted.sign();
    tally.add(Measure.VISITS, sign);
    tally.add(Measure.FIRST_VISITS, visit.first() ? sign : 0);
    tally.add(Measure.ENGAGED_VISITS, visit.engaged() ? sign : 0);
    tally.add(Measure.CONVERTED_VISITS, visit.converted() ? sign : 0);
    tally.add(Measure.VISIT_MILLIS, sign * visit.lengthMillis());
    tally.add(Measure.ENGAGED_MILLIS, sign * visit.engagedMillis());
    tally.addDuration(visit.lengthMillis(), sign);
  }

  /** Views of what a visit alone has; by country, device and so on clicks are counted. */
  private static void countViewsBySource(CountedVisits visits, FigureSheet sheet) {
    TrafficSource source = visits.any().source();
    if (source == null) {
      return;
    }
    for (Breakdown<TrafficSource> breakdown : OF_SOURCES) {
      String name = breakdown.name().apply(source);
      if (name != null) {
        countViews(visits, breakdown.kind(), name, sheet);
      }
    }
  }

  private static void countAudience(Audience audience, CountedVisits visits, FigureSheet sheet) {
    String name = audience.toString();
    for (CountedVisit counted : visits.sides()) {
      countVisit(counted, sheet.at(FigureKind.AUDIENCE, counted.visit().startedAt(), name));
    }
    if (audience.channel() != null) {
      countViews(visits, FigureKind.AUDIENCE, name, sheet);
    }
  }

  private static void countViews(
      CountedVisits visits, FigureKind kind, String name, FigureSheet sheet) {
    for (CountedVisit counted : visits.sides()) {
      for (PageStay stay : counted.stays()) {
        sheet.at(kind, stay.startedAt(), name).add(Measure.VIEWS, counted.sign());
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

  private static Breakdown<Visit> ofVisits(Breakdown<TrafficSource> breakdown) {
    return new Breakdown<>(breakdown.kind(), visit -> of(visit.source(), breakdown.name()));
  }

  private static <P> @Nullable String of(@Nullable P part, Function<P, @Nullable String> name) {
    return part == null ? null : name.apply(part);
  }
}
