package io.footfall.dashboard.query;

import static io.footfall.figures.Measure.CART_ADDITIONS;
import static io.footfall.figures.Measure.CONVERTED_VISITS;
import static io.footfall.figures.Measure.DWELLS;
import static io.footfall.figures.Measure.DWELL_MILLIS;
import static io.footfall.figures.Measure.ENGAGED_VISITS;
import static io.footfall.figures.Measure.ENTRIES;
import static io.footfall.figures.Measure.EVENTS;
import static io.footfall.figures.Measure.EXITS;
import static io.footfall.figures.Measure.ORDERS;
import static io.footfall.figures.Measure.PRODUCT_VIEWS;
import static io.footfall.figures.Measure.PURCHASES;
import static io.footfall.figures.Measure.REFUNDS;
import static io.footfall.figures.Measure.REVENUE_MINOR;
import static io.footfall.figures.Measure.SEARCHES;
import static io.footfall.figures.Measure.VIEWS;
import static io.footfall.figures.Measure.VISITS;

import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.util.List;

/** The kinds that are shown by name, each with its measures; the first orders the names. */
enum Breakdown {
  PAGE(FigureKind.PAGE, 12, VIEWS, DWELLS, DWELL_MILLIS, ENTRIES, EXITS),
  PRODUCT(FigureKind.PRODUCT, 12, PRODUCT_VIEWS, CART_ADDITIONS, PURCHASES),
  SEARCH(FigureKind.SEARCH, 10, SEARCHES, EVENTS),
  FUNNEL_STEP(FigureKind.FUNNEL_STEP, 10, VISITS),
  CURRENCY(FigureKind.CURRENCY, 10, REVENUE_MINOR, ORDERS, REFUNDS),
  COUNTRY(FigureKind.COUNTRY, 30, VISITS, VIEWS, ENGAGED_VISITS, CONVERTED_VISITS),
  CITY(FigureKind.CITY, 12, VIEWS, EVENTS),
  DEVICE(FigureKind.DEVICE, 10, VISITS, VIEWS, ENGAGED_VISITS, CONVERTED_VISITS),
  BROWSER(FigureKind.BROWSER, 10, VISITS, VIEWS),
  CHANNEL(FigureKind.CHANNEL, 20, VISITS, ENGAGED_VISITS, CONVERTED_VISITS),
  CAMPAIGN(FigureKind.CAMPAIGN, 10, VISITS, ENGAGED_VISITS, CONVERTED_VISITS),
  AGE_BAND(FigureKind.AGE_BAND, 12, VISITS, ENGAGED_VISITS, CONVERTED_VISITS),
  GENDER(FigureKind.GENDER, 8, VISITS, ENGAGED_VISITS, CONVERTED_VISITS);

  private final FigureKind kind;
  private final int size;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Measure> measures;

  Breakdown(FigureKind kind, int size, Measure... measures) {
    this.kind = kind;
    this.size = size;
    this.measures = List.of(measures);
  }

  FigureKind kind() {
    return kind;
  }

  List<Measure> measures() {
    return measures;
  }

  FigureSearch in(TimeRange range, Segment segment) {
    return FigureSearch.top(segment, kind, reachIn(range, segment), size, measures);
  }

  /** The range in which its figures can be had. */
  TimeRange reachIn(TimeRange range, Segment segment) {
    return range.forKind(kind).forKind(segment.indexOf(kind));
  }
}
