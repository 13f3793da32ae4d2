package io.footfall.lake.report;

import io.footfall.figures.FigureKey.Grain;
import io.footfall.figures.FigureKind;
import io.footfall.figures.Measure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One table of a day: the figures of a kind, by the day or by its hours. Which columns it has
 * depends on the kind alone, so files of different days can be put one under the other.
 */
record Report(FigureKind kind, Grain grain) {

  private static final List<Measure> OF_CLICKS =
      List.of(
          Measure.EVENTS,
          Measure.VIEWS,
          Measure.PRODUCT_VIEWS,
          Measure.LIST_VIEWS,
          Measure.SEARCHES,
          Measure.CART_ADDITIONS,
          Measure.CART_REMOVALS,
          Measure.CHECKOUT_STEPS,
          Measure.PURCHASES,
          Measure.SIGN_UPS);
  private static final List<Measure> OF_VISITS =
      List.of(
          Measure.VISITS,
          Measure.ENGAGED_VISITS,
          Measure.CONVERTED_VISITS,
          Measure.VISIT_MILLIS,
          Measure.ENGAGED_MILLIS);

  /**
   * Of no day of clicks: records, segments and cohorts of visits, which have tables of their own.
   */
  private static final Set<FigureKind> UNREPORTED =
      EnumSet.of(
          FigureKind.OUTCOME,
          FigureKind.LEDGER,
          FigureKind.BOT,
          FigureKind.AUDIENCE,
          FigureKind.SEGMENT,
          FigureKind.PATH,
          FigureKind.RETENTION);

  /** All that there are. */
  static List<Report> all() {
    List<Report> reports = new ArrayList<>();
    for (FigureKind kind : FigureKind.values()) {
      if (!UNREPORTED.contains(kind)) {
        reports.add(new Report(kind, Grain.HOUR));
        reports.add(new Report(kind, Grain.DAY));
      }
    }
    return reports;
  }

  /** As it stands in a file's name: {@code page-by-hour}. */
  String title() {
    return kind.wireName().replace('_', '-') + "-by-" + grain.name().toLowerCase(Locale.ROOT);
  }

  /** {@code 2026-03-01/page-by-hour-2026-03-01.csv}. */
  String pathOf(LocalDate day) {
    return day + "/" + title() + "-" + day + ".csv";
  }

  List<String> header() {
    List<String> header = new ArrayList<>();
    header.add(grain.name().toLowerCase(Locale.ROOT));
    if (hasNames()) {
      header.add(kind.wireName());
    }
    measures().forEach(measure -> header.add(measure.wireName()));
    if (hasVisitors()) {
      header.add("visitors");
    }
    if (hasDurations()) {
      header.add("median_millis");
      header.add("p90_millis");
    }
    if (hasConversion()) {
      header.add("conversion_rate");
    }
    return header;
  }

  boolean hasNames() {
    return kind != FigureKind.TOTAL;
  }

  List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    switch (kind) {
      case TOTAL -> {
        measures.addAll(OF_CLICKS);
        measures.addAll(OF_VISITS);
        measures.addAll(
            List.of(Measure.ORDERS, Measure.REFUNDS, Measure.BOT_EVENTS, Measure.BOT_VISITS));
      }
      case PAGE -> {
        measures.addAll(OF_CLICKS);
        measures.addAll(
            List.of(Measure.DWELLS, Measure.DWELL_MILLIS, Measure.ENTRIES, Measure.EXITS));
      }
      case COUNTRY, DEVICE, BROWSER, OPERATING_SYSTEM, AGE_BAND, GENDER -> {
        measures.addAll(OF_CLICKS);
        measures.addAll(OF_VISITS);
      }
      case CITY, PRODUCT, SEARCH -> measures.addAll(OF_CLICKS);
      case CHANNEL, SOURCE, CAMPAIGN -> measures.addAll(OF_VISITS);
      case FUNNEL_STEP -> measures.add(Measure.VISITS);
      case CURRENCY ->
          measures.addAll(List.of(Measure.ORDERS, Measure.REFUNDS, Measure.REVENUE_MINOR));
      case OUTCOME, LEDGER, BOT, AUDIENCE, SEGMENT, PATH, RETENTION ->
          throw new IllegalStateException("There is no report of " + kind.wireName());
    }
    return measures;
  }

  boolean hasVisitors() {
    return measures().contains(Measure.EVENTS) || kind.countsVisitorsByVisits();
  }

  boolean hasDurations() {
    return hasConversion() || kind == FigureKind.PAGE;
  }

  boolean hasConversion() {
    return measures().contains(Measure.CONVERTED_VISITS);
  }
}
